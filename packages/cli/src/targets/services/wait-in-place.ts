import type { RenderOptions } from "@pulumi-compose/docker-health";
import { CONDITION_WORDS, GATE_MESSAGES, likelySecrets } from "@pulumi-compose/health-model";
import type { Recorded } from "../../health/wait/wait-record";
import { WaitReport } from "../../health/wait/wait-report";
import { EXIT } from "../../io/exit-codes";
import type { WaitRequest } from "../command-target";
import { isForNothing, namesToWaitFor } from "./names-to-wait-for";
import type { PlacedOutcome, PlacedResult, PlacedService } from "./placed-service";
import { waitForPlaced } from "./wait-for-placed";

/** A place that runs services as a whole, and what it says of those that fail. */
export interface Place<Result extends PlacedResult> {
  /** Behind "is not": `in this swarm`. */
  readonly here: string;
  /** The project's services as they are there. */
  readonly find: () => Promise<readonly PlacedService<Result>[]>;
  readonly describe: (failure: Result & { readonly ok: false }) => string;
  /** The evidence, whose first line is the reason. */
  readonly render: (failure: Result & { readonly ok: false }, look: RenderOptions) => string;
}

/** Columns of the evidence in a report. */
const REPORT_WIDTH = 100;

/** The gate as a command, for services that their place runs as a whole. @returns the exit code */
export async function waitInPlace<Result extends PlacedResult>(
  place: Place<Result>,
  { chosen, services, condition, options, edges, record, nothing }: WaitRequest,
): Promise<number> {
  const { io, clock } = edges;
  const there = (await place.find()).map(({ service }) => service);
  const names = namesToWaitFor(services, there, chosen);
  if (isForNothing({ names, there, chosen, timeoutMs: options.timeout })) return nothing(names);
  record.expect(names, 1);
  const report = new WaitReport(io, options.json === true);
  const signal = io.interrupt();
  const outcomes = await waitForPlaced({
    find: place.find,
    services: names,
    condition,
    timeoutMs: options.timeout,
    redact: likelySecrets(chosen.project),
    clock,
    signal,
    onProgress: (name, message) => report.progress(name, message),
    onOutcome: (outcome) => {
      tell(place, outcome, report);
      record.settled(recorded(place, outcome, record.seconds));
    },
  }).finally(() => report.end());
  if (options.json) io.out.write(`${JSON.stringify(outcomes, null, 2)}\n`);
  if (signal.aborted) return EXIT.cancelled;
  return outcomes.every(({ result }) => result?.ok === true) ? EXIT.done : EXIT.failed;
}

function tell<Result extends PlacedResult>(
  place: Place<Result>,
  { service, name = service, result }: PlacedOutcome<Result>,
  report: WaitReport,
): void {
  if (result === undefined) report.absent(service, absence(place));
  else if (isFailure(result)) report.failed(name, (look) => evidence(place, result, look));
  else {
    const after = "by" in result && result.by === "already" ? "" : ` after ${Math.round(result.afterMs / 1000)} s`;
    const words = result.goal === "converged" ? "runs as it should" : `is ${CONDITION_WORDS[result.goal]}`;
    report.passed(name, `${words}${after}`);
  }
}

/** The evidence's own first line is the reason, wrapped for a terminal without a name before it. */
function evidence<Result extends PlacedResult>(
  { describe, render }: Place<Result>,
  failure: Result & { readonly ok: false },
  look: RenderOptions,
): string {
  const [, ...rest] = render(failure, look).split("\n");
  return [describe(failure), ...rest].join("\n");
}

function recorded<Result extends PlacedResult>(
  place: Place<Result>,
  { service, name = service, result }: PlacedOutcome<Result>,
  seconds: number,
): Recorded {
  if (result === undefined) {
    const message = absence(place);
    return { service, name, seconds, failure: { message, type: GATE_MESSAGES["not-found"].code, text: message } };
  }
  const about = { service, name, seconds: result.afterMs / 1000 };
  if (!isFailure(result))
    return { ...about, properties: { condition: result.goal, ...("by" in result && { by: result.by }) } };
  return {
    ...about,
    properties: { condition: result.goal, replicas: `${result.evidence.reached} of ${result.evidence.replicas}` },
    failure: {
      message: place.describe(result),
      type: GATE_MESSAGES[result.reason].code,
      text: `${name} ${evidence(place, result, { color: false, width: REPORT_WIDTH })}`,
    },
  };
}

function absence({ here }: Pick<Place<never>, "here">): string {
  return `is not ${here}, and did not come in time`;
}

function isFailure<Result extends PlacedResult>(result: Result): result is Result & { readonly ok: false } {
  return !result.ok;
}
