import type { EngineVersion } from "../shared/engine-client";
import { field, list, text } from "../shared/read";

/** Reads the answer of `GET /version`. */
export function readVersion(raw: unknown): EngineVersion {
  const apiVersion = text(field(raw, "ApiVersion"));
  const podman = list(field(raw, "Components")).some((part) => /podman/i.test(text(field(part, "Name"))));
  const [major = 0, minor = 0] = apiVersion.split(".").map(Number);
  return {
    version: text(field(raw, "Version")),
    apiVersion,
    os: text(field(raw, "Os")),
    arch: text(field(raw, "Arch")),
    product: podman ? "podman" : "docker",
    startInterval: !podman && (major > 1 || minor >= 44),
  };
}
