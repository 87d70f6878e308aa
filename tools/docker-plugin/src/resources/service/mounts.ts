import type { Mount } from "../../engine/api-types";
import { CONTAINER_SPEC } from "../../schema/service-container";
import { flagOf, numberOf, objectOf, textMapOf, textOf } from "../../values/read";
import type { Value, ValueMap } from "../../values/value";
import { labelsToMap, mapToLabels } from "../labels";
import { objectsInHashOrder } from "../set-hash";

export function serviceMounts(spec: ValueMap): Mount[] {
  const field = CONTAINER_SPEC.mounts;
  return (field ? objectsInHashOrder(field, spec.mounts) : []).map((mount) => {
    const bind = objectOf(mount, "bindOptions");
    const volume = objectOf(mount, "volumeOptions");
    const tmpfs = objectOf(mount, "tmpfsOptions");
    return {
      Type: textOf(mount, "type"),
      Target: textOf(mount, "target"),
      Source: textOf(mount, "source"),
      ReadOnly: flagOf(mount, "readOnly"),
      ...(bind && { BindOptions: { Propagation: textOf(bind, "propagation") } }),
      ...(volume && {
        VolumeOptions: {
          NoCopy: flagOf(volume, "noCopy"),
          Labels: labelsToMap(volume),
          DriverConfig: { Name: textOf(volume, "driverName"), Options: textMapOf(volume, "driverOptions") },
        },
      }),
      ...(tmpfs && { TmpfsOptions: { SizeBytes: numberOf(tmpfs, "sizeBytes"), Mode: numberOf(tmpfs, "mode") } }),
    };
  });
}

export function serviceMountsFrom(mounts: readonly Mount[] | null | undefined): Value {
  return (mounts ?? []).map((mount) => ({
    target: mount.Target,
    source: mount.Source ?? "",
    type: mount.Type,
    readOnly: mount.ReadOnly ?? false,
    ...(mount.BindOptions && { bindOptions: { propagation: mount.BindOptions.Propagation ?? "" } }),
    ...(mount.VolumeOptions && {
      volumeOptions: {
        noCopy: mount.VolumeOptions.NoCopy ?? false,
        labels: mapToLabels(mount.VolumeOptions.Labels),
        driverName: mount.VolumeOptions.DriverConfig?.Name ?? "",
        driverOptions: { ...mount.VolumeOptions.DriverConfig?.Options },
      },
    }),
    ...(mount.TmpfsOptions && {
      tmpfsOptions: { sizeBytes: mount.TmpfsOptions.SizeBytes ?? 0, mode: (mount.TmpfsOptions.Mode ?? 0) & 0o777 },
    }),
  }));
}
