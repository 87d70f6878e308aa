import type { MountConfig, ServiceConfig } from "@pulumi-compose/parser";

/** A mount that names no volume. */
export function isAnonymous({ type, source }: MountConfig): boolean {
  return type === "volume" && source === undefined;
}

/** Where mounts and entries of `tmpfs` are in a container, as they are written. */
export function mountedPlaces({ volumes = [], tmpfs = [] }: Pick<ServiceConfig, "volumes" | "tmpfs">): string[] {
  return [...volumes.map(({ target }) => target), ...tmpfs.map((entry) => entry.split(":", 1)[0] ?? entry)];
}
