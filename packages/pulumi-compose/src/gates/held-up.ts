/** Who stands behind a failed gate. */
export interface HeldUp {
  /** They have no container, and get none by this update. */
  readonly notStarted: readonly string[];
  /** An earlier update has started them: this one changes nothing of theirs. */
  readonly left: readonly string[];
}

/** @param present the services that an engine has something of */
export function heldUpOf(services: readonly string[], present: ReadonlySet<string>): HeldUp {
  return {
    notStarted: services.filter((service) => !present.has(service)),
    left: services.filter((service) => present.has(service)),
  };
}

/** A failure is told at once: an engine that is slow to answer, or never does, is not waited for. */
const ANSWER_TIMEOUT_MS = 3_000;

/**
 * Those of a project's services behind a failed gate, told apart by what its engine has of them. One that does not
 * answer is what the report is about: then nothing is known to be there.
 */
export async function findHeldUp(
  { heldUp, project }: { readonly heldUp: readonly string[]; readonly project: string | undefined },
  servicesThere: (project: string) => Promise<readonly string[]> | undefined,
): Promise<HeldUp> {
  if (heldUp.length === 0 || project === undefined) return heldUpOf(heldUp, new Set());
  const answer = servicesThere(project)?.catch(() => []) ?? [];
  let timer: NodeJS.Timeout | undefined;
  const nothing = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(resolve, ANSWER_TIMEOUT_MS, []);
  });
  const there = await Promise.race([answer, nothing]);
  clearTimeout(timer);
  return heldUpOf(heldUp, new Set(there));
}

/** The last lines of a report; none where nobody is held up. */
export function heldUpLines(heldUp: HeldUp): string[] {
  return parts(heldUp, " because of it").map((part) => `  ${part}`);
}

/** The same at the end of a line. */
export function heldUpClause(heldUp: HeldUp): string {
  return parts(heldUp, "")
    .map((part) => `; ${part}`)
    .join("");
}

function parts({ notStarted, left }: HeldUp, why: string): string[] {
  const stay = left.length === 1 ? "left as it is" : "left as they are";
  return [
    ...(notStarted.length > 0 ? [`not started${why}: ${notStarted.join(", ")}`] : []),
    ...(left.length > 0 ? [`${stay}${why}: ${left.join(", ")}`] : []),
  ];
}
