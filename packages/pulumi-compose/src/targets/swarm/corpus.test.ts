import type { ServiceConfig } from "@pulumi-compose/parser";
import { corpusFiles, corpusProjects, readIfThere, testOverCorpus } from "../../testing/corpus";
import { planSwarm } from "./plan-swarm";

/** What a service must have for an error of the target to be right. Whatever is not here must not be an error. */
const reasons: Readonly<Record<string, (service: ServiceConfig, all: readonly ServiceConfig[]) => boolean>> = {
  "target/port-taken": ({ ports }, all) =>
    (ports ?? []).some(({ published }) => portsOf(all).filter((other) => other === published).length > 1),
  "target/no-image": ({ image }) => image === undefined,
  "target/host-ip": ({ ports }) => (ports ?? []).some(({ host_ip: ip }) => ip !== undefined && ip !== ""),
  "target/port-range": ({ ports }) => (ports ?? []).some(({ published }) => published?.includes("-")),
  // The files of configs and secrets are not part of the corpus.
  "target/unreadable-file": ({ configs, secrets }) => (configs?.length ?? 0) + (secrets?.length ?? 0) > 0,
};

function portsOf(services: readonly ServiceConfig[]): string[] {
  return services.flatMap(({ ports }) => (ports ?? []).flatMap(({ published }) => published ?? []));
}

testOverCorpus(
  "every file of the corpus can be planned; what is refused is refused for a reason",
  () => {
    const wrong: string[] = [];
    let fitting = 0;
    for (const [file, project] of corpusProjects()) {
      const plan = planSwarm(project, {
        files: { read: readIfThere },
        hashContext: () => undefined,
        variable: () => "",
      });
      const services = Object.values(project.services).filter(({ provider }) => !provider);
      if (plan.services.length !== services.length) wrong.push(`${file}: ${plan.services.length} services`);
      const said = plan.diagnostics.filter(({ code }) => code.startsWith("target/"));
      if (said.every(({ severity }) => severity === "warning")) fitting += 1;
      for (const { code, severity, path, message, place } of said) {
        const service = project.services[String(path?.[1])];
        if (!place) wrong.push(`${file}: ${message} has no place`);
        if (severity === "error" && !(service && reasons[code]?.(service, services)))
          wrong.push(`${file}: ${code} ${message}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(fitting).toBeGreaterThan(corpusFiles.length / 4);
  },
  300_000,
);
