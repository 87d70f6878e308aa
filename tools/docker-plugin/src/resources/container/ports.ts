import type { PortBinding } from "../../engine/api-types";
import { numberOf, objectsOf, textOf } from "../../values/read";
import type { Value, ValueMap } from "../../values/value";

export interface PortMaps {
  readonly exposed: Record<string, object>;
  readonly bindings: Record<string, PortBinding[]>;
}

/** `ports` as the engine wants it. An external port of 0 lets the engine choose. */
export function portMaps(values: ValueMap): PortMaps {
  const exposed: Record<string, object> = {};
  const bindings: Record<string, PortBinding[]> = {};
  for (const port of objectsOf(values, "ports")) {
    const key = `${numberOf(port, "internal")}/${textOf(port, "protocol")}`;
    exposed[key] = {};
    bindings[key] ??= [];
    bindings[key].push({ HostPort: String(numberOf(port, "external")), HostIp: textOf(port, "ip") });
  }
  return { exposed, bindings };
}

/** The published ports by internal port; several of one port stay in the engine's own order. */
export function portsFrom(ports: Readonly<Record<string, readonly PortBinding[] | null>> | null | undefined): Value[] {
  return Object.entries(ports ?? {})
    .sort(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .flatMap(([key, bindings]) => {
      const [internal = "", protocol = ""] = key.split("/");
      return (bindings ?? []).map((binding) => ({
        internal: Number(internal),
        external: Number(binding.HostPort ?? 0),
        ip: binding.HostIp ?? "",
        protocol,
      }));
    });
}
