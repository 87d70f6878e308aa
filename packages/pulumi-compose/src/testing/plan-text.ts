import type { PlanOptions } from "@pulumi-compose/health-model";
import { type ComposeProject, parseProject } from "@pulumi-compose/parser";
import type { PlanEnvironment } from "../targets/common/plan-environment";

/** The project `shop` of a compose text, in which `SECRET` is known only later. For tests. */
export function shopOf(compose: string): ComposeProject {
  const { project, diagnostics } = parseProject({
    files: [{ name: "/project/compose.yaml", content: compose }],
    env: {},
    projectName: "shop",
    symbols: ["SECRET"],
  });
  if (!project) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
  return project;
}

/** The world around it: these files, and every variable but `UNSET`. */
export function worldOf(
  files: Readonly<Record<string, string>>,
  start: PlanOptions,
  hashContext: PlanEnvironment["hashContext"],
): PlanEnvironment {
  return {
    files: { read: (path) => (files[path] === undefined ? undefined : new TextEncoder().encode(files[path])) },
    hashContext,
    variable: (name) => (name === "UNSET" ? undefined : `value of ${name}`),
    start,
  };
}

/** A file whose service `a` has these attributes (YAML), and an image. */
export function serviceText(attributes: string, rest: string): string {
  const lines = attributes
    .trim()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
  const image = /^(image|build):/m.test(attributes) ? "" : "    image: busybox\n";
  return `services:\n  a:\n${image}${lines}\n${rest}`;
}
