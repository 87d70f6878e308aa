import type { UpdateConfig } from "@pulumi-compose/parser";
import { diagnose } from "../common/diagnose";
import { ROUNDED } from "../common/target-messages";
import { shortDuration } from "./short-duration";
import type { SwarmContext } from "./swarm-context";
import type { PlainServiceArgs } from "./swarm-plan";

type RolloutArgs = NonNullable<PlainServiceArgs["updateConfig"]>;

const SECOND_NS = 1e9;
const SHORTEST_MONITOR_NS = 5 * SECOND_NS;
const LONGEST_MONITOR_NS = 30 * SECOND_NS;
/** The engine's own, where a check leaves them out. */
const CHECK_DEFAULTS = { interval: 30 * SECOND_NS, timeout: 30 * SECOND_NS, retries: 3 };

/**
 * How an update goes: what the file says, and else one task at a time, watched for as long as its check takes to turn
 * bad (5 to 30 s), and rolled back when one fails.
 */
export function mapUpdate(context: SwarmContext): RolloutArgs {
  const config = context.service.deploy?.update_config ?? {};
  return {
    ...rollout(context, "update_config", config),
    // A swarm takes a task that has ended for one that has failed; of what is to end, the gate judges the end.
    failureAction: config.failure_action ?? (context.oneShot ? "continue" : "rollback"),
    monitor: shortDuration(config.monitor ?? monitor(context)),
  };
}

/** How a failed update is taken back: as an update goes, but without watching for long what ran before. */
export function mapRollback(context: SwarmContext): RolloutArgs {
  const config = context.service.deploy?.rollback_config ?? {};
  return {
    ...rollout(context, "rollback_config", config),
    failureAction: config.failure_action ?? "pause",
    monitor: shortDuration(config.monitor ?? SHORTEST_MONITOR_NS),
  };
}

function rollout(context: SwarmContext, attribute: string, config: UpdateConfig): RolloutArgs {
  return {
    parallelism: config.parallelism ?? 1,
    delay: shortDuration(config.delay),
    maxFailureRatio: ratio(context, attribute, config.max_failure_ratio ?? 0),
    order: config.order ?? (canOverlap(context) ? "start-first" : "stop-first"),
  };
}

/** The plugin keeps one digit. */
function ratio(context: SwarmContext, attribute: string, value: number): string {
  const text = value.toFixed(1);
  // Compose reads a ratio with the precision of a `float32`.
  if (Math.abs(Number(text) - value) > 1e-6) {
    const path = ["deploy", attribute, "max_failure_ratio"];
    diagnose(context, ROUNDED, path, { attribute: path.join("."), to: `to ${text}` });
  }
  return text;
}

function monitor({ service }: SwarmContext): number {
  const check = service.healthcheck;
  if (!check || check.disable) return SHORTEST_MONITOR_NS;
  const { interval, timeout, retries } = CHECK_DEFAULTS;
  const turnsBad = (check.retries ?? retries) * (check.interval ?? interval) + (check.timeout ?? timeout);
  return Math.min(Math.max(turnsBad, SHORTEST_MONITOR_NS), LONGEST_MONITOR_NS);
}

/**
 * Whether the new task can run before the old one has gone: a check says when it is ready, and the two take nothing from
 * each other, no port of the node, no files that both write, no place on a node.
 */
function canOverlap({ service }: SwarmContext): boolean {
  const { healthcheck: check, deploy } = service;
  if (!check?.test || check.disable || check.test[0] === "NONE") return false;
  if ((service.ports ?? []).some(({ mode }) => mode === "host")) return false;
  if (deploy?.placement?.max_replicas_per_node) return false;
  return !(service.volumes ?? []).some(
    ({ type, read_only: readOnly, source }) =>
      source !== undefined && !readOnly && (type === "volume" || type === "bind"),
  );
}
