import { type Advice, type AdviseOptions, advise, planStart } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";

/** All that can be said of a project: the plan's own findings and the advice, each once. */
export function consider(project: ComposeProject, options: AdviseOptions): readonly Advice[] {
  const advice = advise(project, options);
  const told = new Set(advice.map(keyOf));
  return [...planStart(project, options).diagnostics.filter((one) => !told.has(keyOf(one))), ...advice];
}

/** The same for an advice and for its return, in the same words, after a change of the file. */
export function keyOf({ code, path, message }: Advice): string {
  return `${code}\0${path?.join("\0")}\0${message}`;
}
