import type { PlainContainerArgs, ResourcePlan } from "../plan/resource-plan";
import { planResources } from "../targets/docker/plan-resources";
import { shopOf } from "./plan-text";

/** Plans the resources of a compose text, with the given files beside it. For tests. */
export function planOf(compose: string, files: Readonly<Record<string, string>> = {}): ResourcePlan {
  return planResources(shopOf(compose), {
    files: { read: (path) => (files[path] === undefined ? undefined : new TextEncoder().encode(files[path])) },
    hashContext: (context) => (context.includes("unreadable") ? undefined : `digest of ${context}`),
    variable: (name) => (name === "UNSET" ? undefined : name === "EMPTY" ? "" : `value of ${name}`),
  });
}

/** The arguments of the container `a-1` of a project whose service `a` has the given attributes (YAML, four spaces deep). */
export function argsOf(
  attributes: string,
  rest = "",
  files: Readonly<Record<string, string>> = {},
): PlainContainerArgs {
  const lines = attributes
    .trim()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
  const plan = planOf(`services:\n  a:\n    image: busybox\n${lines}\n${rest}`, files);
  const container = plan.containers.find(({ key }) => key === "a-1");
  if (!container) throw new Error("there is no container a-1");
  return container.args;
}
