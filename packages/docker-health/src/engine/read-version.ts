import { dialectOf } from "@pulumi-compose/health-model";
import type { EngineVersion } from "../shared/engine-client";
import { field, list, text } from "../shared/read";

/** Reads the answer of `GET /version`. */
export function readVersion(raw: unknown): EngineVersion {
  const apiVersion = text(field(raw, "ApiVersion"));
  const podman = list(field(raw, "Components")).some((part) => /podman/i.test(text(field(part, "Name"))));
  const version = text(field(raw, "Version"));
  return {
    version,
    apiVersion,
    os: text(field(raw, "Os")),
    arch: text(field(raw, "Arch")),
    product: podman ? "podman" : "docker",
    ...(!podman && { dialect: dialectOf(version) }),
  };
}
