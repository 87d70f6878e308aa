import type { KubernetesPlan, PlannedWorkload } from "@pulumi-compose/project";
import { array, type Entry, type Expression, entry, name, object, string } from "../../code/expression";
import { isGuarded } from "../../resources/gates";
import type { Scope } from "../../resources/scope";

/**
 * What a workload waits for. The plugin says of one that it has been made once its pods are ready, or its job has succeeded: that is
 * what a gate of a program of its own objects is.
 */
export function dependsOn(
  workload: PlannedWorkload,
  scope: Scope<KubernetesPlan>,
  comment: readonly string[],
): Entry[] {
  const items = workload.waits.flatMap((wait): Expression[] => {
    if (!scope.source.plan.workloads.some(({ service }) => service === wait.service)) return [];
    const variable = name(scope.service(wait.service));
    if (!isGuarded(workload, wait, scope)) return [variable];
    return [{ kind: "spread", value: { kind: "choice", test: [variable], yes: array([variable]), no: array([]) } }];
  });
  return items.length === 0 ? [] : [entry("dependsOn", array(items), comment)];
}

/** When Pulumi gives up on an object, unless it is told otherwise. */
const DEFAULT_TIMEOUT_SECONDS = 600;

/** How long the plugin waits for a workload, where the file says so, or where its check or its update may take longer than is usual. */
export function customTimeouts({ service, args }: PlannedWorkload, scope: Scope<KubernetesPlan>): Entry[] {
  const { gates } = scope.source.plan.start;
  const given = gates.find(({ dependency, deadlineSource }) => dependency === service && deadlineSource === "file");
  const progress = args.kind === "Deployment" ? args.spec.progressDeadlineSeconds : 0;
  const seconds = given ? Math.ceil(given.deadlineMs / 1000) : progress;
  if (!given && seconds <= DEFAULT_TIMEOUT_SECONDS) return [];
  const timeout = string(`${seconds}s`);
  return [entry("customTimeouts", object([entry("create", timeout), entry("update", timeout)]))];
}
