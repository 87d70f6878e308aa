import type { ComposeProject, JobConfig } from "@pulumi-compose/parser";
import { JOB_NOT_RUN } from "../common/target-messages";
import type { KubernetesContext } from "./kubernetes-context";
import type { PlannedCompanion } from "./kubernetes-plan";
import { serviceLabels } from "./labels";
import type { CronJob } from "./manifest";
import { namespaceText } from "./namespace";
import { mapPod, type Pod } from "./pod";
import { infer, leaveOut } from "./say";

/** Half an hour: what is later than that is missed. */
const LATE_SECONDS = 1_800;

/** A job of the file as a CronJob for each of its schedules. One without a schedule is left out, and said so. */
export function mapCronJobs(
  context: KubernetesContext,
  job: JobConfig,
  built: string | undefined,
): { readonly cronJobs: readonly PlannedCompanion<CronJob>[]; readonly pod: Pod | undefined } {
  const { project, service, name } = context;
  const schedules = job.triggers?.schedule ?? [];
  if (schedules.length === 0) {
    context.report(notScheduled(project, service));
    return { cronJobs: [], pod: undefined };
  }
  if (Object.keys(job.depends_on ?? {}).length > 0) {
    infer(
      context,
      ["depends_on"],
      "what it depends on has met its conditions when the CronJob is made; a run waits for nobody",
    );
  }
  const pod = mapPod(context, { built, restartPolicy: "Never" });
  const { template } = pod;
  const labels = serviceLabels(project, service, name);
  const cronJobs = schedules.map(
    ({ cron, timezone, concurrency, missed_fires: missed }, index): PlannedCompanion<CronJob> => {
      const called = index === 0 ? name : `${name}-${index + 1}`;
      const at = ["triggers", "schedule", index];
      if (cron.startsWith("@every")) leaveOut(context, [...at, "cron"], "Kubernetes has no such schedule");
      if (concurrency === "queue")
        infer(
          context,
          [...at, "concurrency"],
          "a run that falls due while another goes on is made once that has ended, and only one of them",
        );
      return {
        kind: "CronJob",
        key: called,
        name: `${project.name}-${called}`,
        path: [...context.path, ...at],
        service,
        args: {
          apiVersion: "batch/v1",
          kind: "CronJob",
          metadata: { name: called, namespace: namespaceText(project), labels },
          spec: {
            schedule: cron,
            ...(timezone !== undefined && { timeZone: timezone }),
            concurrencyPolicy: concurrency === undefined ? "Allow" : "Forbid",
            // Without it, one that was missed is made up for once.
            ...(missed === "skip" && { startingDeadlineSeconds: LATE_SECONDS }),
            jobTemplate: { metadata: { labels }, spec: { backoffLimit: 0, template } },
          },
        },
      };
    },
  );
  return { cronJobs, pod };
}

function notScheduled(project: ComposeProject, job: string) {
  const path = ["jobs", job];
  const hint =
    "give it a schedule, or write it as a service with `deploy: { mode: replicated-job }`, which an `up` runs once";
  const why = "is left out: it has no schedule, and a cluster runs nothing by hand";
  return JOB_NOT_RUN.report({ job, why, hint }, { path, place: project.placeOf(path) });
}
