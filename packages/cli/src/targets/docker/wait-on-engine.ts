import { renderEvidence, summarise } from "@pulumi-compose/docker-health";
import { GATE_MESSAGES, likelySecrets, planStart } from "@pulumi-compose/health-model";
import { projectContainers } from "../../health/containers/project-containers";
import { isMet, type Outcome } from "../../health/wait/outcome";
import type { Recorded } from "../../health/wait/wait-record";
import { WaitReport } from "../../health/wait/wait-report";
import { EXIT } from "../../io/exit-codes";
import type { WaitRequest } from "../command-target";
import { isForNothing, namesToWaitFor } from "../services/names-to-wait-for";
import { waitForServices } from "./wait-for-services";

/** Columns of the evidence in a report. */
const REPORT_WIDTH = 100;

/** The gate as a command, for containers of one engine. @returns the exit code */
export async function waitOnEngine({
  chosen,
  services,
  condition,
  options,
  edges,
  record,
  nothing,
}: WaitRequest): Promise<number> {
  const { io, connect, clock } = edges;
  const engine = await connect(options);
  const there = (await projectContainers(engine, chosen)).map(({ service }) => service);
  const names = namesToWaitFor(services, there, chosen);
  if (isForNothing({ names, there, chosen, timeoutMs: options.timeout })) {
    await engine.close();
    return nothing(names);
  }
  record.expect(names);
  const ofFile = chosen.project && planStart(chosen.project);
  const report = new WaitReport(io, options.json === true);
  const signal = io.interrupt();
  const outcomes = await waitForServices({
    engine,
    chosen,
    services: names,
    condition,
    timeoutMs: options.timeout,
    options: {
      ...(options.probe && { probe: options.probe }),
      redact: likelySecrets(chosen.project),
    },
    onUnhealthyOf: (service) =>
      options.keepWaiting ? "keep-waiting" : (ofFile?.services[service]?.onUnhealthy ?? "fail"),
    clock,
    signal,
    onProgress: (container, message) => report.progress(container, message),
    onOutcome: (outcome) => {
      report.outcome(outcome);
      record.settled(recorded(outcome, record.seconds));
    },
  }).finally(() => report.end());
  await engine.close();
  if (options.json) io.out.write(`${JSON.stringify(outcomes, null, 2)}\n`);
  if (signal.aborted) return EXIT.cancelled;
  return outcomes.every(isMet) ? EXIT.done : EXIT.failed;
}

function recorded({ service, container, result }: Outcome, seconds: number): Recorded {
  if (result === undefined) {
    const message = "does not have its containers, and none came in time";
    return {
      service,
      name: service,
      seconds,
      failure: { message, type: GATE_MESSAGES["not-found"].code, text: message },
    };
  }
  const about = { service, name: container, seconds: result.afterMs / 1000 };
  if (result.ok) return { ...about, properties: { condition: result.condition, by: result.by } };
  return {
    ...about,
    properties: { condition: result.condition },
    failure: {
      message: summarise(result),
      type: GATE_MESSAGES[result.reason].code,
      text: `${container} ${renderEvidence(result, { color: false, width: REPORT_WIDTH })}`,
    },
  };
}
