import path from "node:path";

/** A program that takes dockerd's arguments for its places. */
export interface EngineProgram {
  readonly name: "dockerd" | "podman-engine";
  /** The folder of it and of what it runs by. */
  readonly bin: string;
}

/**
 * An engine with everything it keeps in a folder of its own, and what it runs by in its machine's own `/run`. The machine's
 * configuration (`/etc/docker/daemon.json`) is for another engine.
 */
export function engineCommand(folder: string, flags: readonly string[], program?: EngineProgram): string[] {
  const places = [
    ...["--data-root", path.join(folder, "data")],
    ...["--exec-root", "/run/docker", "--pidfile", "/run/docker.pid"],
    ...["--host", `unix://${path.join(folder, "docker.sock")}`],
  ];
  if (program?.name === "podman-engine") return [program.name, ...places];
  const id = path.basename(folder);
  return [
    "dockerd",
    ...["--config-file", path.join(folder, "daemon.json")],
    ...places,
    ...["--containerd-namespace", id, "--containerd-plugins-namespace", `${id}-plugins`],
    ...["--cgroup-parent", `/${id}`],
    ...flags,
  ];
}
