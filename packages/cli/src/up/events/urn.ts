import type { ResourceKind } from "../../resources/resource-kind";
import { resourceTypes } from "../../resources/resource-types";
import { commandTargets } from "../../targets/command-targets";

/** What a URN tells about its resource. */
export interface UrnParts {
  readonly kind: ResourceKind;
  readonly token: string;
  readonly name: string;
}

/** Of what is on every target. */
const common: Readonly<Record<string, ResourceKind>> = {
  "compose:index:Project": "project",
  "compose:index:Service": "service",
  "docker:index/network:Network": "network",
  "docker:index/volume:Volume": "volume",
  [resourceTypes.mark]: "hooks",
};

/** `urn:pulumi:<stack>::<project>::<parent type>$<type>::<name>`; a name may hold colons itself. */
export function parseUrn(urn: string): UrnParts {
  const [, , types = "", ...name] = urn.split("::");
  const token = types.slice(types.lastIndexOf("$") + 1);
  return { kind: kindOf(token), token, name: name.join("::") };
}

function kindOf(type: string): ResourceKind {
  for (const { runner, kinds } of commandTargets) {
    if (runner.types.includes(type)) return runner.kind;
    const kind = kinds[type];
    if (kind !== undefined) return kind;
  }
  return common[type] ?? "other";
}
