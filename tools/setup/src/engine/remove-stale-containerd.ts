import { readFileSync, rmSync } from "node:fs";

const PID_FILE = "/var/run/docker/containerd/containerd.pid";

/**
 * Forgets a containerd of an engine that was killed. dockerd takes any process of that id for its containerd and waits
 * for it in vain, as it does when the machine was copied or a container restarted and the ids are handed out anew.
 */
export function removeStaleContainerd(): void {
  try {
    const pid = Number(readFileSync(PID_FILE, "utf8"));
    if (!isContainerd(pid)) rmSync(PID_FILE);
  } catch {
    // There is none.
  }
}

function isContainerd(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("containerd");
  } catch {
    return false;
  }
}
