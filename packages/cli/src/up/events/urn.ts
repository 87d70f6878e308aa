import type { ResourceKind } from "./deployment-event";

/** What a URN tells about its resource. */
export interface UrnParts {
  readonly kind: ResourceKind;
  readonly token: string;
  readonly name: string;
}

const kinds: Readonly<Record<string, ResourceKind>> = {
  "compose:index:Project": "project",
  "compose:index:Service": "service",
  "docker:index/network:Network": "network",
  "docker:index/volume:Volume": "volume",
  "docker:index/remoteImage:RemoteImage": "image",
  "docker:index/container:Container": "container",
  "docker:index/service:Service": "swarm-service",
  "docker:index/serviceConfig:ServiceConfig": "config",
  "docker:index/secret:Secret": "secret",
};

/** `urn:pulumi:<stack>::<project>::<parent type>$<type>::<name>`; a name may hold colons itself. */
export function parseUrn(urn: string): UrnParts {
  const [, , types = "", ...name] = urn.split("::");
  const token = types.slice(types.lastIndexOf("$") + 1);
  return { kind: kinds[token] ?? "other", token, name: name.join("::") };
}
