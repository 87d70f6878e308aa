import type { ContainerSnapshot } from "@pulumi-compose/docker-health";
import { type ComposeProject, parseProject } from "@pulumi-compose/parser";

const LABEL = "com.docker.compose.";

/**
 * A project as its containers tell it, for one without a file: its services with their healthchecks, and who waits for whom, by
 * the labels that every tool for compose files sets. Undefined: there is none.
 */
export function projectOfContainers(
  name: string,
  containers: readonly ContainerSnapshot[],
): ComposeProject | undefined {
  const services = new Map<string, ContainerSnapshot[]>();
  for (const container of containers) {
    const { [`${LABEL}service`]: service, [`${LABEL}oneoff`]: oneOff, [`${LABEL}hook`]: hook } = container.labels;
    if (service === undefined || oneOff?.toLowerCase() === "true" || hook !== undefined) continue;
    services.set(service, [...(services.get(service) ?? []), container]);
  }
  if (services.size === 0) return undefined;
  const config = Object.fromEntries(
    [...services].map(([service, own]) => [service, serviceOf(own, (other) => services.has(other))]),
  );
  const content = JSON.stringify({ name, services: config }).replaceAll("$", "$$$$");
  return parseProject({ files: [{ name: "compose.yaml", content }], projectName: name }).project;
}

function serviceOf(containers: readonly ContainerSnapshot[], isThere: (service: string) => boolean): object {
  const [container] = containers;
  const check = container?.healthcheck;
  const depends = (container?.labels[`${LABEL}depends_on`] ?? "").split(",").flatMap((text) => {
    // `db:service_healthy:false`: the last word says whether it is started again with it.
    const [service = "", condition = "", restart] = text.split(":");
    return condition !== "" && isThere(service) ? [[service, { condition, restart: restart === "true" }]] : [];
  });
  const numbers = new Set(containers.map(({ labels }) => labels[`${LABEL}container-number`] ?? "1"));
  return {
    image: container?.image || "unknown",
    scale: numbers.size,
    ...(depends.length > 0 && { depends_on: Object.fromEntries(depends) }),
    ...(check && {
      healthcheck: {
        test: check.test,
        interval: `${check.intervalMs}ms`,
        timeout: `${check.timeoutMs}ms`,
        retries: check.retries,
        start_period: `${check.startPeriodMs}ms`,
        ...(check.startIntervalMs !== undefined && { start_interval: `${check.startIntervalMs}ms` }),
      },
    }),
  };
}
