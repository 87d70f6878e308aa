import { type Rollout, replicasOf } from "@pulumi-compose/health-model";
import { type DiagnosedService, diagnose, unsupported } from "../common/diagnose";
import { drainOf } from "../common/drain";
import type { PlanEnvironment } from "../common/plan-environment";
import { BAD_DRAIN, BAD_SINGLE_WRITER } from "../common/target-messages";
import { BAD_RELAY, NO_EFFECT, NO_RELAY, RELAY_NAME_TAKEN, SHORT_DRAIN, STOP_FIRST } from "./docker-messages";
import { reportIdle, reportShortDrain } from "./idle-extension";
import { stopFirstReasons } from "./stop-first-reasons";
import type { Written } from "./written-volume";

const MS_IN_NS = 1e6;
const MONITOR_MS = 5_000;

/** How the containers of a service are replaced; with neither, the old one goes first, as with docker compose. */
export interface Replacement {
  /** One beside the other. */
  readonly rollout?: Rollout;
  /** Why the old one goes first, where the file asks that the new one does. */
  readonly stopFirst?: readonly string[];
}

/** How the containers of a service are replaced. Where the file asks for one beside the other and it cannot be, that is said with its reasons. */
export function replacementOf(
  context: DiagnosedService,
  written: Written,
  { stopFirst }: Pick<PlanEnvironment, "stopFirst">,
): Replacement {
  const { project, service, report } = context;
  const config = service.deploy?.update_config;
  if (replicasOf(service) === 0 || isJob(context)) return {};
  if (config?.order !== "start-first") {
    reportIdle(context);
    return {};
  }
  const refusal = stopFirst?.(service.name);
  if (refusal) {
    diagnose(context, STOP_FIRST, ["deploy", "update_config", "order"], refusal);
    return { stopFirst: [refusal.why] };
  }
  const drainMs = drainOf(context);
  const reasons = stopFirstReasons(context, written);
  for (const { path, ...reason } of reasons) {
    report(STOP_FIRST.report(service.name, reason, { path, place: project.placeOf(path) }));
  }
  if (reasons.length > 0) return { stopFirst: reasons.map(({ why }) => why) };
  reportLeftOut(context);
  reportShortDrain(context, drainMs);
  const rollout: Rollout = {
    parallelism: config.parallelism ?? 1,
    delayMs: (config.delay ?? 0) / MS_IN_NS,
    monitorMs: config.monitor === undefined ? MONITOR_MS : config.monitor / MS_IN_NS,
    failureAction: config.failure_action === "rollback" ? "rollback" : "pause",
    drainMs,
  };
  return { rollout };
}

/** Whether a message is about how containers are replaced. */
export function isAboutUpdates({ code, path }: { readonly code: string; readonly path?: readonly unknown[] }): boolean {
  const about = [
    STOP_FIRST,
    BAD_DRAIN,
    BAD_SINGLE_WRITER,
    BAD_RELAY,
    NO_RELAY,
    RELAY_NAME_TAKEN,
    NO_EFFECT,
    SHORT_DRAIN,
  ];
  const codes: readonly string[] = about.map((message) => message.code);
  return codes.includes(code) || path?.[3] === "update_config";
}

/** A swarm's job: it is to end, so there is nothing that would go on serving. */
function isJob({ service: { deploy } }: DiagnosedService): boolean {
  return deploy?.mode?.endsWith("-job") === true;
}

function reportLeftOut(context: DiagnosedService): void {
  const config = context.service.deploy?.update_config;
  const leftOut = (attribute: string, why: string, instead: string) =>
    unsupported(context, ["deploy", "update_config", attribute], why, instead);
  if (config?.failure_action === "continue") {
    leftOut(
      "failure_action",
      "an update never goes on over a container that failed; it pauses, and the old one serves",
      "write `pause`, which is what happens, or `rollback`",
    );
  }
  if (config?.max_failure_ratio) {
    leftOut("max_failure_ratio", "one engine's update ends at the first container that fails", "remove it");
  }
}
