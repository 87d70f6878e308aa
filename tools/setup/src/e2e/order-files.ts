import type { E2eFile } from "./e2e-file";

/** Files to be run by several workers at a time, and then those that nothing may run beside. */
export interface Order {
  readonly together: readonly E2eFile[];
  readonly alone: readonly E2eFile[];
}

/** The longest first, so that no worker is left with a long one at the end; one whose duration nobody knows comes before. */
export function orderFiles(files: readonly E2eFile[], seconds: Readonly<Record<string, number>>): Order {
  const known = ({ file }: E2eFile) => seconds[file] ?? Number.POSITIVE_INFINITY;
  const longest = [...files].sort((a, b) => (known(a) === known(b) ? (a.file < b.file ? -1 : 1) : known(b) - known(a)));
  return { together: longest.filter(({ alone }) => !alone), alone: longest.filter(({ alone }) => alone) };
}
