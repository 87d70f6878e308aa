export interface MachineScriptOptions {
  readonly hostname: string;
  /** Folders that the machine has for itself, in memory; they must exist. `/run` is always one. */
  readonly ownFolders?: readonly string[];
  /** Its address with the prefix length, such as `10.213.7.1/24`, once somebody has plugged in its `eth0`. */
  readonly address?: string;
}

/** What the first process of a machine says when the machine is ready. */
export const READY = "ready";

/**
 * The first process of a machine: it sets the machine up and then waits for the end of its standard input. That comes when
 * the test ends it, and also when the test itself is gone, however it ended; and with the first process goes
 * everything that runs in the machine.
 */
export function machineScript({ hostname, ownFolders = [], address }: MachineScriptOptions): string {
  return [
    "set -e",
    `hostname ${hostname}`,
    ...["/run", ...ownFolders].map((folder) => `mount -t tmpfs none ${folder}`),
    "ip link set lo up",
    ...(address === undefined
      ? []
      : [
          "until ip link show eth0 >/dev/null 2>&1; do sleep 0.05; done",
          `ip address add ${address} dev eth0`,
          "ip link set eth0 up",
        ]),
    `echo ${READY}`,
    "cat >/dev/null",
    // Keeps the shell where it is: a cat in its place would collect nobody's orphans.
    "exit 0",
  ].join("\n");
}
