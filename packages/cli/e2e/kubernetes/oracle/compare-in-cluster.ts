import type { ClusterProject } from "./cluster-project";
import type { ForetoldInCluster } from "./foretell-in-cluster";

/** What came of an `up`. */
export interface UpInCluster {
  readonly code: number | null;
  /** What became of each gate, by service and condition: `passed`, `failed`, `unmet`. */
  readonly gates: ReadonlyMap<string, string>;
  /** The services whose workloads are there. */
  readonly present: ReadonlySet<string>;
}

const VERDICTS: Readonly<Record<string, string>> = { passed: "passed", failed: "failed", tolerated: "unmet" };

/** Every difference between what the model foretells of an `up` in a cluster and what came of it, each in a line. */
export function compareInCluster(
  { services }: ClusterProject,
  { prediction, unawaited }: ForetoldInCluster,
  up: UpInCluster,
): readonly string[] {
  const dependentsOf = (service: string) =>
    services.flatMap(({ name, edges }) => (edges.some(({ to }) => to === service) ? [name] : []));
  const differences: string[] = [];
  for (const [service, { containers }] of Object.entries(prediction.services)) {
    const isThere = up.present.has(service);
    if (containers !== "open" && isThere !== (containers !== "absent"))
      differences.push(`"${service}": foretold ${containers}, is ${isThere ? "there" : "not there"}`);
  }
  const failing = unawaited.filter((service) => up.present.has(service));
  const code = prediction.exitCode !== 0 || failing.length > 0 ? 1 : 0;
  if (up.code !== code) differences.push(`exit code: foretold ${code}, is ${up.code}`);
  for (const { service, condition, verdict } of prediction.gates) {
    const wanted = VERDICTS[verdict];
    const seen = up.gates.get(`${service} ${condition}`);
    if (wanted === undefined) continue;
    // Of a gate whose dependents are all held up elsewhere nobody need hear any more.
    const isMoot = seen === undefined && dependentsOf(service).every((dependent) => !up.present.has(dependent));
    if (up.code !== 0 && isMoot) continue;
    if (seen !== wanted) differences.push(`gate ${service} ${condition}: foretold ${wanted}, is ${seen ?? "not told"}`);
  }
  return differences;
}
