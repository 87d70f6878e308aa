import type { PlannedJob } from "../plan/planned-jobs";
import type { StartPlan } from "../plan/start-plan";

/** The jobs of a plan that are not among its services: an `up` does not run them. */
export function waitingJobs({ jobs, order }: StartPlan): readonly PlannedJob[] {
  return jobs.filter(({ name }) => !order.includes(name));
}

/** What starts a job, in the few words of a picture. */
export function jobWords({ manual, schedules }: PlannedJob): string {
  const how = [
    ...(manual ? ["by hand"] : []),
    ...(schedules.length > 0 ? [`on schedule ${schedules.join(", ")}`] : []),
  ];
  return `job, ${how.join("; ") || "without a trigger"}`;
}
