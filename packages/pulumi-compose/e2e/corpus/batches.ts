import type { Candidate } from "./compose-peer";

const largest = 12;

interface Batch<T> {
  readonly members: T[];
  readonly taken: Set<string>;
}

/**
 * Groups of projects that can be up at the same time.
 *
 * @param claimsOf what only one project can have at a time: a published port, a container's name
 */
export function batches<T>(candidates: readonly T[], claimsOf: (candidate: T) => readonly string[]): T[][] {
  const found: Batch<T>[] = [];
  for (const candidate of candidates) {
    const claims = claimsOf(candidate);
    const fitting = found.find(
      ({ members, taken }) => members.length < largest && !claims.some((one) => taken.has(one)),
    );
    const batch: Batch<T> = fitting ?? { members: [], taken: new Set() };
    if (!fitting) found.push(batch);
    batch.members.push(candidate);
    for (const claim of claims) batch.taken.add(claim);
  }
  return found.map(({ members }) => members);
}

/** What only one project can have at a time on one engine. */
export function claimsOnEngine({ theirs }: Candidate): string[] {
  return [...theirs].flatMap(([container, { HostConfig, NetworkSettings }]) => {
    const bindings: unknown = HostConfig.PortBindings ?? {};
    const ports = Object.entries({ ...(bindings as Record<string, { HostPort?: string }[] | null>) }).flatMap(
      ([inner, published]) =>
        (published ?? []).flatMap(({ HostPort }) => (HostPort ? [`${HostPort}/${inner.split("/")[1]}`] : [])),
    );
    const fixed = Object.values(NetworkSettings.Networks ?? {}).flatMap(({ IPAMConfig }) => {
      const address = IPAMConfig?.IPv4Address;
      return address ? [address.split(".").slice(0, 2).join(".")] : [];
    });
    return [container, ...ports, ...fixed];
  });
}
