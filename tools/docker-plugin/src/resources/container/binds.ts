import { CONTAINER } from "../../schema/container";
import { flagOf, textOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import { objectsInHashOrder } from "../set-hash";

export interface Binds {
  readonly volumes: Record<string, object>;
  readonly binds: string[];
  readonly volumesFrom: string[];
}

/** `volumes` as the engine wants it: bind strings, anonymous volumes, other containers' volumes. */
export function binds(values: ValueMap): Binds {
  const result: Binds = { volumes: {}, binds: [], volumesFrom: [] };
  const field = CONTAINER.volumes;
  for (const volume of field ? objectsInHashOrder(field, values.volumes) : []) add(result, volume);
  return result;
}

function add(result: Binds, volume: ValueMap): void {
  const from = textOf(volume, "fromContainer");
  const target = textOf(volume, "containerPath");
  const source = textOf(volume, "hostPath") || textOf(volume, "volumeName");
  const invalid = "Unable to parse volumes:";
  if (from === "" && target === "")
    throw new Error(`${invalid} volume entry without container path or source container`);
  if (from !== "" && target !== "")
    throw new Error(`${invalid} both a container and a path specified in a volume entry`);
  if (from !== "") {
    result.volumesFrom.push(from);
    return;
  }
  result.volumes[target] = {};
  if (source === "") return;
  const relabel = textOf(volume, "selinuxRelabel");
  const mode = `${flagOf(volume, "readOnly") ? "ro" : "rw"}${relabel === "" ? "" : `,${relabel}`}`;
  result.binds.push(`${source}:${target}:${mode}`);
}
