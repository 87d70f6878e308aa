/**
 * Which of a service's gates a report is about, where its first line says so: the engine passes messages on without saying
 * more of them than the resource.
 */
export function conditionOfReport(report: string): string | undefined {
  const [headline = ""] = report.split("\n");
  if (/instead of 0|did not get to its end/.test(headline)) return "service_completed_successfully";
  if (/unhealthy|healthy|healthcheck/.test(headline)) return "service_healthy";
  return undefined;
}
