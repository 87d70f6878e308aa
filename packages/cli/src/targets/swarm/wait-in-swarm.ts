import {
  describeServiceReason,
  type RenderOptions,
  renderServiceEvidence,
  type ServiceWaitFailure,
} from "@pulumi-compose/docker-health";
import { CONDITION_WORDS, GATE_MESSAGES, likelySecrets } from "@pulumi-compose/health-model";
import { replicasOf } from "../../health/containers/replicas-of";
import type { Recorded } from "../../health/wait/wait-record";
import { WaitReport } from "../../health/wait/wait-report";
import { EXIT } from "../../io/exit-codes";
import type { WaitRequest } from "../command-target";
import { stackServices } from "./stack-services";
import { type StackOutcome, waitForStack } from "./wait-for-stack";

/** Columns of the evidence in a report. */
const REPORT_WIDTH = 100;

/** The gate as a command, for the services of a swarm. @returns the exit code */
export async function waitInSwarm({
  chosen,
  services,
  condition,
  options,
  edges,
  record,
}: WaitRequest): Promise<number> {
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
  record.expect([...new Set(names)], 1);
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
    onOutcome: (outcome) => {
      tell(outcome, report);
      record.settled(recorded(outcome, record.seconds));
    },
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
    report.failed(name, (look) => evidence(result, look));
  }
}

/** The evidence's own first line is the reason, wrapped for a terminal without a name before it. */
function evidence(result: ServiceWaitFailure, look: RenderOptions): string {
  const [, ...rest] = renderServiceEvidence(result, look).split("\n");
  return [describeServiceReason(result), ...rest].join("\n");
}

function recorded({ service, name = service, result }: StackOutcome, seconds: number): Recorded {
  if (result === undefined) {
    const message = "is not in this swarm, and did not come in time";
    return { service, name, seconds, failure: { message, type: GATE_MESSAGES["not-found"].code, text: message } };
  }
  const about = { service, name, seconds: result.afterMs / 1000 };
  if (result.ok) return { ...about, properties: { condition: result.goal, by: result.by } };
  return {
    ...about,
    properties: { condition: result.goal, replicas: `${result.evidence.reached} of ${result.evidence.replicas}` },
    failure: {
      message: describeServiceReason(result),
      type: GATE_MESSAGES[result.reason].code,
      text: `${name} ${evidence(result, { color: false, width: REPORT_WIDTH })}`,
    },
  };
}
