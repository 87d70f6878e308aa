import type { JobConfig } from "@pulumi-compose/parser";
import type { JobFate } from "../common/report-jobs";

/** On one engine a job is run when somebody says so. */
export function jobFate(name: string, { triggers }: JobConfig, isRunning: boolean): JobFate | undefined {
  if ((triggers?.schedule ?? []).length > 0) {
    return {
      code: "target/scheduled-job",
      severity: "error",
      message: "is to run on a schedule, which no Docker Engine keeps",
      hint: `let cron, a systemd timer or your CI run \`pulumi-compose run ${name}\`, with \`triggers: { manual: true }\` in place of the schedule; or take it to a scheduler (a CronJob of Kubernetes)`,
    };
  }
  if (isRunning) return undefined;
  return {
    code: "target/job-not-run",
    severity: "warning",
    message: "is not run by an `up`",
    hint: `run it with \`pulumi-compose run ${name}\``,
  };
}
