import { runningJobs } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";

/** Says of every job what becomes of it: nothing that the file has is left out without a word. */
export function reportJobs(
  project: ComposeProject,
  target: "docker" | "swarm",
  report: (diagnostic: Diagnostic) => void,
): void {
  const running = new Set(runningJobs(project));
  for (const [name, job] of Object.entries(project.jobs ?? {})) {
    const say = (code: string, severity: Diagnostic["severity"], message: string, hint: string) => {
      const path = ["jobs", name];
      const place = project.placeOf(path);
      report({
        code: `target/${code}`,
        severity,
        message: `job "${name}" ${message}`,
        path,
        hint,
        ...(place && { place }),
      });
    };
    const schedules = job.triggers?.schedule ?? [];
    if (target === "swarm") {
      const hint = "write it as a service with `deploy: { mode: replicated-job }`, which every `up` runs once";
      say("job-not-run", "warning", "is left out: a swarm has services only", hint);
    } else if (schedules.length > 0) {
      const hint = `let cron, a systemd timer or your CI run \`pulumi-compose run ${name}\`, with \`triggers: { manual: true }\` in place of the schedule; or take it to a scheduler (a CronJob of Kubernetes)`;
      say("scheduled-job", "error", "is to run on a schedule, which no Docker Engine keeps", hint);
    } else if (!running.has(name)) {
      say("job-not-run", "warning", "is not run by an `up`", `run it with \`pulumi-compose run ${name}\``);
    }
  }
}
