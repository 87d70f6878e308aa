import type { OracleProject } from "./oracle-project";
import { simpler } from "./simpler";

/**
 * Makes a project smaller as long as it fails, with at most so many real runs; greedy, as a run takes seconds.
 *
 * @param fails undefined where it does not
 */
export async function shrink<T>(
  project: OracleProject,
  first: T,
  fails: (candidate: OracleProject) => Promise<T | undefined>,
  runs: number,
): Promise<{ readonly project: OracleProject; readonly result: T }> {
  let best = { project, result: first };
  let left = runs;
  for (let improved = true; improved && left > 0; ) {
    improved = false;
    for (const candidate of simpler(best.project)) {
      if (left === 0) break;
      left -= 1;
      const result = await fails(candidate);
      if (result === undefined) continue;
      best = { project: candidate, result };
      improved = true;
      break;
    }
  }
  return best;
}
