import * as pulumi from "@pulumi/pulumi";
import { connectCluster, type WorkloadSnapshot } from "@pulumi-compose/kubernetes-health";
import { clusterOf } from "../cluster-of";
import type { KubernetesPlan, PlannedWorkload } from "../kubernetes-plan";
import { labelValue, PROJECT_LABEL } from "../labels";

/** Says of a job, and of its pods, which attempt this is: a job that has failed is made anew when it is another. */
const ATTEMPT_ANNOTATION = "io.pulumi-compose/attempt";

/** By the names of jobs in the cluster; who has none is at its first. */
export type Attempts = pulumi.Output<Readonly<Record<string, string>>>;

/**
 * Which attempt is the next of each job. A cluster does not run a job again that has failed, and for Pulumi nothing has changed: an
 * annotation of its pods makes the difference, with which the job is made anew. Once it has been, the annotation stays as it is.
 */
export function attemptsOf(parent: pulumi.Resource, { project, namespace, workloads }: KubernetesPlan): Attempts {
  const [first] = workloads.filter(({ kind }) => kind === "Job");
  if (!first) return pulumi.output<Readonly<Record<string, string>>>({});
  const where = namespace?.args.metadata.name ?? first.args.metadata.namespace ?? "default";
  return clusterOf(parent).apply(async (options) => {
    try {
      const cluster = await connectCluster(options);
      return attemptsIn(
        await cluster.workloads({ namespace: where, labels: { [PROJECT_LABEL]: labelValue(project) } }),
      );
    } catch {
      // The first resource says it better.
      return {};
    }
  });
}

/** The same of what is there. */
function attemptsIn(found: readonly WorkloadSnapshot[]): Readonly<Record<string, string>> {
  const jobs = found.filter(({ kind }) => kind === "Job");
  const attempts = jobs.map(
    (job) => [job.name, hasFailed(job) ? job.uid : job.annotations[ATTEMPT_ANNOTATION]] as const,
  );
  return Object.fromEntries(attempts.flatMap(([name, attempt]) => (attempt === undefined ? [] : [[name, attempt]])));
}

/** A job's arguments with the annotation; any other's as they are. */
export function withAttempt(
  args: pulumi.Inputs,
  { kind, args: planned }: PlannedWorkload,
  attempts: Attempts,
): pulumi.Inputs {
  if (kind !== "Job") return args;
  const attempt = attempts.apply((known) => known[planned.metadata.name]);
  const told = (object: pulumi.Inputs) => ({ ...object, metadata: withAttemptOf(object.metadata, attempt) });
  // A change of its pods is what makes a job anew.
  return { ...told(args), spec: { ...args.spec, template: told(args.spec.template) } };
}

function withAttemptOf(metadata: pulumi.Inputs, attempt: pulumi.Output<string | undefined>): pulumi.Inputs {
  const annotations = pulumi
    .all([metadata.annotations ?? {}, attempt])
    .apply(([own, known]) => ({ ...own, ...(known !== undefined && { [ATTEMPT_ANNOTATION]: known }) }));
  return { ...metadata, annotations };
}

function hasFailed({ conditions }: WorkloadSnapshot): boolean {
  return conditions.some(({ type, status }) => type === "Failed" && status === "True");
}
