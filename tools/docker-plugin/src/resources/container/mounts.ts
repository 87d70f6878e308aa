import type { Mount } from "../../engine/api-types";
import { CONTAINER } from "../../schema/container";
import { flagOf, numberOf, objectOf, textMapOf, textOf } from "../../values/read";
import type { Value, ValueMap } from "../../values/value";
import { labelsToMap } from "../labels";
import { objectsInHashOrder } from "../set-hash";

/** `mounts` as the engine wants it. */
export function mountsOf(values: ValueMap, apiVersion: string): Mount[] {
  const field = CONTAINER.mounts;
  return field ? objectsInHashOrder(field, values.mounts).map((mount) => mountOf(mount, apiVersion)) : [];
}

function mountOf(mount: ValueMap, apiVersion: string): Mount {
  return {
    Type: textOf(mount, "type"),
    Target: textOf(mount, "target"),
    Source: textOf(mount, "source"),
    ReadOnly: flagOf(mount, "readOnly"),
    ...optionsOf(mount, apiVersion),
  };
}

function optionsOf(mount: ValueMap, apiVersion: string): Partial<Mount> {
  switch (textOf(mount, "type")) {
    case "bind": {
      const options = objectOf(mount, "bindOptions");
      return options ? { BindOptions: { Propagation: textOf(options, "propagation") } } : {};
    }
    case "volume": {
      const options = objectOf(mount, "volumeOptions");
      return options ? { VolumeOptions: volumeOptionsOf(options, apiVersion) } : {};
    }
    case "tmpfs": {
      const options = objectOf(mount, "tmpfsOptions");
      if (!options) return {};
      return { TmpfsOptions: { SizeBytes: numberOf(options, "sizeBytes"), Mode: numberOf(options, "mode") } };
    }
    default:
      return {};
  }
}

function volumeOptionsOf(options: ValueMap, apiVersion: string): NonNullable<Mount["VolumeOptions"]> {
  // A trap of the official plugin: any `volumeOptions` at all need an engine that knows subpaths.
  if (apiVersion < "1.45") throw new Error("Setting VolumeOptions.Subpath requires docker version 1.45 or higher");
  return {
    NoCopy: flagOf(options, "noCopy"),
    Labels: labelsToMap(options),
    DriverConfig: { Name: textOf(options, "driverName"), Options: textMapOf(options, "driverOptions") },
    Subpath: textOf(options, "subpath"),
  };
}

/** The mounts read back; undefined when the official plugin fails to record them, which it does for labelled volumes. */
export function mountsFrom(mounts: readonly Mount[] | null | undefined): Value | undefined {
  const all = mounts ?? [];
  if (all.some((mount) => Object.keys(mount.VolumeOptions?.Labels ?? {}).length > 0)) return undefined;
  return all.map((mount) => ({
    target: mount.Target,
    source: mount.Source ?? "",
    type: mount.Type,
    readOnly: mount.ReadOnly ?? false,
    ...(mount.BindOptions && { bindOptions: { propagation: mount.BindOptions.Propagation ?? "" } }),
    ...(mount.VolumeOptions && { volumeOptions: volumeOptionsFrom(mount.VolumeOptions) }),
    ...(mount.TmpfsOptions && {
      tmpfsOptions: { sizeBytes: mount.TmpfsOptions.SizeBytes ?? 0, mode: mount.TmpfsOptions.Mode ?? 0 },
    }),
  }));
}

function volumeOptionsFrom(options: NonNullable<Mount["VolumeOptions"]>): ValueMap {
  return {
    noCopy: options.NoCopy ?? false,
    labels: [],
    driverName: options.DriverConfig?.Name ?? "",
    driverOptions: { ...options.DriverConfig?.Options },
    subpath: options.Subpath ?? "",
  };
}
