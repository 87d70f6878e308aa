import type { KubernetesContext } from "./kubernetes-context";
import { infer, leaveOut } from "./say";

/** How many pods more, or fewer, than are wanted there may be while an update goes on. */
export interface Rolling {
  readonly maxSurge: number | string;
  readonly maxUnavailable: number | string;
}

/** What may be in the way of two versions of a service side by side. */
export interface Overlap {
  readonly hasHostPort: boolean;
  /** Whether it writes to files that both versions would write to. */
  readonly writes: boolean;
}

/** How an update goes: the new pod first, unless the file says otherwise or something is in the way. */
export function mapRolling(context: KubernetesContext, { hasHostPort, writes }: Overlap): Rolling {
  const { update_config: update = {}, placement } = context.config.deploy ?? {};
  const canOverlap = !hasHostPort && !writes && !placement?.max_replicas_per_node;
  const order = update.order ?? (canOverlap ? "start-first" : "stop-first");
  const atATime = update.parallelism === 0 ? "100%" : (update.parallelism ?? 1);
  return order === "start-first" ? { maxSurge: atATime, maxUnavailable: 0 } : { maxSurge: 0, maxUnavailable: atATime };
}

/** For how long a new pod has to be ready until the next is made, in seconds; undefined: not at all. */
export function minReadySeconds(context: KubernetesContext): number | undefined {
  const { delay = 0, monitor = 0 } = context.config.deploy?.update_config ?? {};
  const seconds = Math.ceil(Math.max(delay, monitor) / 1e9);
  if (seconds === 0) return undefined;
  const attribute = monitor >= delay ? "monitor" : "delay";
  const path = ["deploy", "update_config", attribute];
  infer(context, path, `a new pod counts once it has been ready for ${seconds}s, also where nothing is updated`);
  return seconds;
}

/** What of an update a workload does not know. */
export function reportRollout(context: KubernetesContext): void {
  const { update_config: update, rollback_config: rollback } = context.config.deploy ?? {};
  if (update?.failure_action === "rollback") {
    const why = "Kubernetes leaves an update that fails where it is, with the pods before still serving";
    leaveOut(
      context,
      ["deploy", "update_config", "failure_action"],
      why,
      "`kubectl rollout undo`, or take the edit back and run `up`",
    );
  }
  if (update?.failure_action === "continue") {
    leaveOut(
      context,
      ["deploy", "update_config", "failure_action"],
      "Kubernetes makes no further pod until the new one is ready",
    );
  }
  if (update?.max_failure_ratio) {
    const why = "Kubernetes makes no further pod until the new one is ready";
    leaveOut(context, ["deploy", "update_config", "max_failure_ratio"], why);
  }
  if (rollback && Object.keys(rollback).length > 0) {
    leaveOut(context, ["deploy", "rollback_config"], "Kubernetes takes back no update by itself");
  }
}
