import type { ComposeProject } from "@pulumi-compose/parser";
import type { ResourcePlan } from "../../plan/resource-plan";
import { corpusFiles, corpusProjects, readIfThere, testOverCorpus } from "../../testing/corpus";
import type { PlanEnvironment } from "../common/plan-environment";
import { planResources } from "./plan-resources";
import { NETWORKS_LABEL } from "./rolling-args";

const environment: PlanEnvironment = {
  files: { read: readIfThere },
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

testOverCorpus(
  "of every file of the corpus: who does not ask for start-first gets what there was before, and who does nothing but that",
  () => {
    const wrong: string[] = [];
    let rolling = 0;
    for (const [file, project] of corpusProjects()) {
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
    expect(rolling).toBeGreaterThan(corpusFiles.length / 4);
  },
  600_000,
);
