import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadProject, type ServiceConfig } from "@pulumi-compose/parser";
import { planSwarm } from "./plan-swarm";

const corpus = join(process.env.PULUMI_COMPOSE_SHARED ?? resolve(__dirname, "../../../../../../shared"), "corpus");
const index = join(corpus, "index.tsv");
const files = existsSync(index)
  ? readFileSync(index, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((row) => row.split("\t"))
      .filter(([, result]) => result === "ok")
      .map(([name = ""]) => name)
  : [];

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

function read(path: string): Uint8Array | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}

(files.length > 0 ? test : test.skip)(
  "every file of the corpus can be planned; what is refused is refused for a reason",
  () => {
    const wrong: string[] = [];
    let fitting = 0;
    for (const file of files) {
      const { project } = loadProject({ files: [join(corpus, "files", file)], env: {}, defaultProjectName: "corpus" });
      // Some need variables that only their authors have.
      if (!project) continue;
      const plan = planSwarm(project, { files: { read }, hashContext: () => undefined, variable: () => "" });
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
    expect(fitting).toBeGreaterThan(files.length / 4);
  },
  300_000,
);
