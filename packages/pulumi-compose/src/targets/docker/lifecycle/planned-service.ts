/** Which service of the plan a container belongs to, by its labels: of one that runs a `pre_start` hook, the hook's own. */
export function plannedService(labels: Readonly<Record<string, string>>): string {
  const service = labels["com.docker.compose.service"] ?? "";
  if (labels["com.docker.compose.hook"] !== "pre_start") return service;
  return `${service}-pre_start-${labels["com.docker.compose.hook-index"] ?? ""}`;
}
