import type { GatePrediction, Prediction } from "@pulumi-compose/health-model";
import type { GateReport } from "./gate-report";
import type { ObservedContainer } from "./observed-container";
import type { UpRun } from "./up-run";

/**
 * Every difference between what the model foretells of an `up` and what came of it, each in a line.
 *
 * @param present the services that had containers before it
 */
export function compare(
  prediction: Prediction,
  run: UpRun,
  containers: readonly ObservedContainer[],
  present: ReadonlySet<string>,
): readonly string[] {
  const differences: string[] = [];
  if (run.code === undefined) return [`did not end within ${Math.round(run.seconds)} s`];
  // A program's `pulumi up` has other numbers for a failure.
  const isRight = run.passed ? run.code === prediction.exitCode : (run.code === 0) === (prediction.exitCode === 0);
  if (!isRight) {
    differences.push(`exit code: foretold ${prediction.exitCode}, is ${run.code}`);
  }
  for (const [service, { containers: presence, replicas }] of Object.entries(prediction.services)) {
    const count = containers.filter((container) => container.service === service).length;
    const foretold = presence === "absent" ? 0 : replicas;
    if (presence === "open" ? count > replicas : count !== foretold) {
      differences.push(`containers of "${service}": foretold ${foretold} (${presence}), are ${count}`);
    }
  }
  for (const gate of prediction.gates) differences.push(...compareGate(gate, run, present));
  for (const { service, condition, reason } of run.reports) {
    const known = prediction.gates.some((gate) => gate.service === service && isOf(condition, gate));
    if (!known) differences.push(`a report of a gate that nobody foretold: ${service} ${condition} ${reason}`);
  }
  return differences;
}

function compareGate(gate: GatePrediction, { reports, passed }: UpRun, present: ReadonlySet<string>): string[] {
  const { service, condition, verdict, reason, notStarted = [] } = gate;
  if (verdict === "open") return [];
  const own = reports.filter((report) => report.service === service && isOf(report.condition, gate));
  const name = `gate ${service} ${condition}`;
  const foretold = [verdict, reason].filter((part) => part !== undefined).join(" ");
  const seen = own.map((report) => `${report.severity === "error" ? "failed" : "tolerated"} ${report.reason}`);
  const differences: string[] = [];
  // A gate that some require and some do not is said both ways.
  const expected = verdict === "failed" ? [`failed ${reason}`, `tolerated ${reason}`] : [`tolerated ${reason}`];
  const isReported = verdict === "failed" || verdict === "tolerated";
  if (!isReported && own.length > 0) differences.push(`${name}: foretold ${foretold}, is ${seen.join(", ")}`);
  if (isReported && (!seen.includes(expected[0] ?? "") || seen.some((text) => !expected.includes(text)))) {
    differences.push(`${name}: foretold ${foretold}, is ${seen.join(", ") || "not reported"}`);
  }
  const absent = notStarted
    .filter((name) => !present.has(name))
    .sort()
    .join(", ");
  for (const report of own) {
    if (!isReported) continue;
    const right = verdict === "failed" ? absent : "";
    const said = report.notStarted.join(", ");
    if (said !== right) {
      differences.push(`${name}: not started because of it (${report.severity}): foretold "${right}", is "${said}"`);
    }
    const notThere = report.left.filter((service) => !present.has(service));
    if (notThere.length > 0) differences.push(`${name}: said to be left as they are: ${notThere.join(", ")}`);
  }
  const saysPassed = passed?.has(`${service} ${condition}`);
  if (saysPassed !== undefined && saysPassed !== (verdict === "passed")) {
    differences.push(`${name}: foretold ${foretold}, is ${saysPassed ? "said to be" : "never said to be"} passed`);
  }
  return differences;
}

function isOf(condition: GateReport["condition"], gate: GatePrediction): boolean {
  return condition === "unknown" || condition === gate.condition;
}
