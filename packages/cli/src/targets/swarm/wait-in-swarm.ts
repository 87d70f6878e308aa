import { describeServiceReason, renderServiceEvidence } from "@pulumi-compose/docker-health";
import { CONDITION_WORDS, likelySecrets } from "@pulumi-compose/health-model";
import { replicasOf } from "../../health/containers/replicas-of";
import { WaitReport } from "../../health/wait/wait-report";
import { EXIT } from "../../io/exit-codes";
import type { WaitRequest } from "../command-target";
import { stackServices } from "./stack-services";
import { type StackOutcome, waitForStack } from "./wait-for-stack";

/** The gate as a command, for the services of a swarm. @returns the exit code */
export async function waitInSwarm({ chosen, services, condition, options, edges }: WaitRequest): Promise<number> {
  const { io, clock } = edges;
  if (options.keepWaiting) {
    io.err.write("--keep-waiting is left out: a swarm kills an unhealthy task itself, and starts another\n");
  }
  const swarm = await edges.connectSwarm(options);
  const names = services.length > 0 ? services : await allServices();
  if (names.length === 0) {
    io.err.write(`no services of a project "${chosen.name}" in this swarm\n`);
    return EXIT.failed;
  }
  const report = new WaitReport(io, options.json === true);
  const signal = io.interrupt();
  const outcomes = await waitForStack({
    swarm,
    chosen,
    services: [...new Set(names)],
    condition,
    timeoutMs: options.timeout,
    redact: likelySecrets(chosen.project),
    clock,
    signal,
    onProgress: (name, message) => report.progress(name, message),
    onOutcome: (outcome) => tell(outcome, report),
  }).finally(() => report.end());
  if (options.json) io.out.write(`${JSON.stringify(outcomes, null, 2)}\n`);
  if (signal.aborted) return EXIT.cancelled;
  return outcomes.every(({ result }) => result?.ok === true) ? EXIT.done : EXIT.failed;

  async function allServices(): Promise<readonly string[]> {
    if (chosen.project === undefined) return (await stackServices(swarm, chosen)).map(({ service }) => service);
    return Object.keys(chosen.project.services).filter((service) => replicasOf(service, chosen) > 0);
  }
}

function tell({ service, name = service, result }: StackOutcome, report: WaitReport): void {
  if (result === undefined) report.absent(service, "is not in this swarm, and did not come in time");
  else if (result.ok) {
    const after = result.by === "already" ? "" : ` after ${Math.round(result.afterMs / 1000)} s`;
    const words = result.goal === "converged" ? "runs as it should" : `is ${CONDITION_WORDS[result.goal]}`;
    report.passed(name, `${words}${after}`);
  } else {
    // The evidence's own first line is the reason, wrapped for a terminal without a name before it.
    report.failed(name, (look) => {
      const [, ...rest] = renderServiceEvidence(result, look).split("\n");
      return [describeServiceReason(result), ...rest].join("\n");
    });
  }
}
