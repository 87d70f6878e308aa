import type { ServiceConfig } from "@pulumi-compose/parser";
import { NEVER_ENDS } from "../common/target-messages";
import type { KubernetesContext } from "./kubernetes-context";
import { ALWAYS_RESTARTED } from "./kubernetes-messages";
import { leaveOut, say } from "./say";

/** Kubernetes' own for jobs. */
const DEFAULT_ATTEMPTS = 6;

type Restarted = Pick<ServiceConfig, "restart" | "deploy">;

/** How often a job is tried again, and whether in the pod that it had. */
export interface JobRestart {
  readonly restartPolicy: "Never" | "OnFailure";
  readonly backoffLimit: number;
}

/** What happens when a job's container ends badly. */
export function jobRestart(context: KubernetesContext, config: Restarted): JobRestart {
  const policy = config.deploy?.restart_policy;
  const [word = "", count] = (config.restart ?? "").split(":");
  const [condition, attempts] = policy
    ? [policy.condition ?? "any", policy.max_attempts]
    : [conditionOf(word), count === undefined ? undefined : Number(count)];
  if (condition === "any") {
    say(context, NEVER_ENDS, policy ? ["deploy", "restart_policy"] : ["restart"], {});
  }
  reportTimes(context, config);
  if (condition === "none") return { restartPolicy: "Never", backoffLimit: 0 };
  return { restartPolicy: "OnFailure", backoffLimit: attempts ?? DEFAULT_ATTEMPTS };
}

/** Says of what a Deployment runs that it is started again whatever the file says. */
export function reportRestart(context: KubernetesContext, config: Restarted): void {
  const policy = config.deploy?.restart_policy;
  reportTimes(context, config);
  if (policy) {
    const { condition = "any" } = policy;
    const path = ["deploy", "restart_policy", "condition"];
    if (condition !== "any")
      say(context, ALWAYS_RESTARTED, path, { written: `restart_policy: { condition: ${condition} }` });
    if (policy.max_attempts !== undefined)
      leaveOut(
        context,
        ["deploy", "restart_policy", "max_attempts"],
        "Kubernetes tries again and again, ever more slowly",
      );
    return;
  }
  const { restart } = config;
  if (restart === undefined || /^(always|unless-stopped)$/.test(restart)) return;
  say(context, ALWAYS_RESTARTED, ["restart"], { written: `restart: ${restart}` });
}

function reportTimes(context: KubernetesContext, { deploy }: Restarted): void {
  for (const attribute of ["delay", "window"] as const) {
    if (deploy?.restart_policy?.[attribute] === undefined) continue;
    leaveOut(
      context,
      ["deploy", "restart_policy", attribute],
      "Kubernetes waits 10s before it tries again, then twice as long each time",
    );
  }
}

function conditionOf(word: string): "none" | "on-failure" | "any" {
  if (word === "" || word === "no") return "none";
  return word === "on-failure" ? "on-failure" : "any";
}
