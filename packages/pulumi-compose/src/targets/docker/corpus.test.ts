import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type ComposeProject, loadProject } from "@pulumi-compose/parser";
import type { ResourcePlan } from "../../plan/resource-plan";
import type { PlanEnvironment } from "../common/plan-environment";
import { planResources } from "./plan-resources";
import { NETWORKS_LABEL } from "./rolling-args";

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

const environment: PlanEnvironment = {
  files: { read: (path) => (existsSync(path) ? readFileSync(path) : undefined) },
  hashContext: () => undefined,
  variable: () => "",
};
const stopFirst = () => ({ why: "nobody is there", instead: "be there" });

function withOrder(project: ComposeProject, order: string): ComposeProject {
  const services = Object.entries(project.services).map(([name, service]) => {
    const { deploy } = service;
    const config = { ...deploy?.update_config, order };
    return [name, { ...service, deploy: { ...deploy, update_config: config } }] as const;
  });
  return { ...project, services: Object.fromEntries(services) };
}

/** All of a plan but what says how containers are replaced. */
function without({ containers, start, diagnostics, ...rest }: ResourcePlan): string {
  const services = Object.entries(start.services).map(([name, { rollout: _, stopFirst: __, ...service }]) => [
    name,
    service,
  ]);
  return JSON.stringify({
    ...rest,
    start: { ...start, services: Object.fromEntries(services) },
    containers: containers.map(({ rollout, stopFirst: _, args, ...container }) => {
      const labels = args.labels?.filter(({ label }) => label !== NETWORKS_LABEL);
      return { ...container, args: rollout ? { name: container.name, ...args, labels } : args };
    }),
    diagnostics: diagnostics.filter(({ code, path }) => code !== "target/stop-first" && path?.[3] !== "update_config"),
  });
}

(files.length > 0 ? test : test.skip)(
  "of every file of the corpus: who does not ask for start-first gets what there was before, and who does nothing but that",
  () => {
    const wrong: string[] = [];
    let rolling = 0;
    for (const file of files) {
      const { project } = loadProject({ files: [join(corpus, "files", file)], env: {}, defaultProjectName: "corpus" });
      // Some need variables that only their authors have.
      if (!project) continue;
      const plan = planResources(project, environment);
      const [off, never] = [
        planResources(project, { ...environment, stopFirst }),
        planResources(withOrder(project, "stop-first"), environment),
      ];
      if (JSON.stringify(plan) !== JSON.stringify(off)) wrong.push(`${file}: differs with rollouts switched off`);
      if (JSON.stringify(plan) !== JSON.stringify(never)) wrong.push(`${file}: differs with stop-first`);
      if (plan.containers.some(({ rollout }) => rollout)) wrong.push(`${file}: rolls, and nobody has asked`);
      const asked = planResources(withOrder(project, "start-first"), environment);
      if (without(asked) !== without(plan)) wrong.push(`${file}: differs in more than its rollouts`);
      for (const { key, service, oneShot, preStartOf, rollout } of asked.containers) {
        const isSaid = asked.diagnostics.some(
          ({ code, message }) => code === "target/stop-first" && message.startsWith(`service "${service}"`),
        );
        if (oneShot || preStartOf ? rollout || isSaid : (rollout === undefined) !== isSaid)
          wrong.push(`${file}: ${key} neither rolls nor says why not`);
        if (rollout) rolling += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(rolling).toBeGreaterThan(files.length / 4);
  },
  600_000,
);
