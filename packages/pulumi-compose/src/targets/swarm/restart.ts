import { diagnose } from "../common/diagnose";
import { NEVER_ENDS } from "../common/target-messages";
import { shortDuration } from "./short-duration";
import type { SwarmContext, TaskSpecArgs } from "./swarm-context";
import { RESTART } from "./swarm-messages";

type RestartArgs = NonNullable<TaskSpecArgs["restartPolicy"]>;

/** Swarm's own default; the plugin's is no pause at all. */
const DEFAULT_DELAY_NS = 5_000_000_000;

/** `deploy.restart_policy`, or `restart` where only that is given, as `docker stack` reads them. */
export function mapRestart(context: SwarmContext): RestartArgs {
  const { service, oneShot } = context;
  const policy = service.deploy?.restart_policy;
  const plain = policy ? undefined : parseRestart(context);
  const condition = policy ? (policy.condition ?? "any") : (plain?.condition ?? (oneShot ? "none" : "any"));
  if (oneShot && condition === "any") {
    diagnose(context, NEVER_ENDS, service.deploy?.restart_policy ? ["deploy", "restart_policy"] : ["restart"], {});
  }
  return {
    condition,
    delay: shortDuration(policy?.delay ?? DEFAULT_DELAY_NS),
    maxAttempts: policy?.max_attempts ?? plain?.maxAttempts ?? 0,
    window: shortDuration(policy?.window),
  };
}

function parseRestart(context: SwarmContext): { condition: string; maxAttempts?: number } | undefined {
  const [name, count] = (context.service.restart ?? "").split(":");
  switch (name) {
    case "":
      return undefined;
    case "no":
      return { condition: "none" };
    case "on-failure":
      return { condition: "on-failure", ...(count !== undefined && { maxAttempts: Number(count) }) };
    case "unless-stopped":
      diagnose(context, RESTART, ["restart"], {});
      return { condition: "any" };
    default:
      return { condition: "any" };
  }
}
