import path from "node:path";

/**
 * dockerd with everything it keeps in a folder of its own, and what it runs by in its machine's own `/run`. The machine's
 * configuration (`/etc/docker/daemon.json`) is for another engine.
 */
export function dockerdCommand(folder: string, flags: readonly string[]): string[] {
  const id = path.basename(folder);
  return [
    "dockerd",
    ...["--config-file", path.join(folder, "daemon.json")],
    ...["--data-root", path.join(folder, "data")],
    ...["--exec-root", "/run/docker", "--pidfile", "/run/docker.pid"],
    ...["--containerd-namespace", id, "--containerd-plugins-namespace", `${id}-plugins`],
    ...["--cgroup-parent", `/${id}`],
    ...["--host", `unix://${path.join(folder, "docker.sock")}`],
    ...flags,
  ];
}
