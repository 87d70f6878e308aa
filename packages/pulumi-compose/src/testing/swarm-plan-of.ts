import type { PlanOptions } from "@pulumi-compose/health-model";
import { parseProject } from "@pulumi-compose/parser";
import { planSwarm } from "../targets/swarm/plan-swarm";
import type { PlainServiceArgs, SwarmPlan } from "../targets/swarm/swarm-plan";

/** Plans a compose text for a swarm, with the given files beside it. For tests. */
export function swarmPlanOf(
  compose: string,
  files: Readonly<Record<string, string>> = {},
  start: PlanOptions = {},
): SwarmPlan {
  const { project, diagnostics } = parseProject({
    files: [{ name: "/project/compose.yaml", content: compose }],
    env: {},
    projectName: "shop",
    symbols: ["SECRET"],
  });
  if (!project) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
  return planSwarm(project, {
    files: { read: (path) => (files[path] === undefined ? undefined : new TextEncoder().encode(files[path])) },
    hashContext: () => undefined,
    variable: (name) => (name === "UNSET" ? undefined : `value of ${name}`),
    start,
  });
}

/** A project whose service `a` has the given attributes (YAML). */
export function swarmServiceOf(attributes: string, rest = ""): { args: PlainServiceArgs; said: string[] } {
  const lines = attributes
    .trim()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
  const image = /^(image|build):/m.test(attributes) ? "" : "    image: busybox\n";
  const { services, diagnostics } = swarmPlanOf(`services:\n  a:\n${image}${lines}\n${rest}`);
  const service = services.find(({ key }) => key === "a");
  if (!service) throw new Error("there is no service a");
  const said = diagnostics.map(({ code, severity, path }) => `${severity} ${code} ${(path ?? []).slice(2).join(".")}`);
  return { args: service.args, said: said.filter((line) => line.includes("target/")) };
}
