import { type Clock, pause } from "@pulumi-compose/docker-health/kernel";
import { readAddress, type ServiceAddress } from "../read/read-address";
import type { ClusterClient } from "../shared/cluster-client";
import { ClusterError } from "../shared/cluster-error";
import type { AddressOptions } from "./cluster";

const LOOK_EVERY_MS = 500;
const DEADLINE_MS = 3 * 60_000;

/** Waits until a Service has an address for one of its ports; undefined: it has none at the deadline. @throws ClusterError */
export async function waitForAddress(
  client: ClusterClient,
  clock: Clock,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  port: number,
  { signal = new AbortController().signal, deadlineMs = DEADLINE_MS }: AddressOptions,
): Promise<ServiceAddress | undefined> {
  const beganMs = clock.now();
  const query = { kind: "Service", namespace, fieldSelector: `metadata.name=${name}` } as const;
  for (;;) {
    const address = await client
      .list(query, (raw) => readAddress(raw, port))
      .then(
        ({ items: [found] }) => found,
        (error: unknown) => {
          if (error instanceof ClusterError && (error.code === "slow" || error.code === "unreachable"))
            return undefined;
          throw error;
        },
      );
    if (address || signal.aborted || clock.now() - beganMs >= deadlineMs) return address;
    await pause(clock, LOOK_EVERY_MS, signal);
  }
}
