import type { FileReferenceConfig } from "@pulumi-compose/parser";

/** Where a config or secret is in a container. */
export function fileTarget(kind: "configs" | "secrets", ref: FileReferenceConfig): string {
  const name = ref.target ?? ref.source;
  if (name.startsWith("/")) return name;
  return kind === "secrets" ? `/run/secrets/${name}` : `/${name}`;
}
