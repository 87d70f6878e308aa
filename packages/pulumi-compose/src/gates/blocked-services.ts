/** What a service waits for before its containers are created, and whether it may go on without. */
export interface ServiceWait {
  readonly service: string;
  readonly condition: string;
  readonly required: boolean;
}

/** A gate that was not passed. */
export interface FailedGate {
  readonly service: string;
  readonly condition: string;
}

/**
 * The services whose containers are never created once some gates have failed: whoever waits for a failed condition, and
 * whoever waits, for whatever, for a service that is not created itself. `required: false` forgives an unmet condition,
 * but there must be a container to look at.
 */
export function blockedServices(
  waits: ReadonlyMap<string, readonly ServiceWait[]>,
  failed: readonly FailedGate[],
): ReadonlySet<string> {
  const blocked = new Set<string>();
  const isHeldUp = (wait: ServiceWait): boolean =>
    blocked.has(wait.service) ||
    (wait.required && failed.some((gate) => gate.service === wait.service && gate.condition === wait.condition));
  for (let before = -1; before !== blocked.size; ) {
    before = blocked.size;
    for (const [service, list] of waits) if (list.some(isHeldUp)) blocked.add(service);
  }
  return blocked;
}
