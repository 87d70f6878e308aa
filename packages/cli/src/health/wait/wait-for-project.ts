import { resolve } from "node:path";
import { type ConditionWord, conditionOf, planStart } from "@pulumi-compose/health-model";
import { EXIT } from "../../io/exit-codes";
import { mistakesIn } from "../../io/mistakes";
import { showDiagnostics } from "../../io/show-diagnostics";
import { checkServices } from "../../project/check-services";
import { chooseProject } from "../../project/choose-project";
import type { ProjectOptions } from "../../project/project-options";
import type { TargetOptions } from "../../target-option";
import type { TargetEdges, WaitOptions } from "../../targets/command-target";
import { commandTarget } from "../../targets/command-targets";
import { WaitRecord } from "./wait-record";

export interface WaitCommandOptions extends ProjectOptions, WaitOptions, TargetOptions {
  readonly for?: ConditionWord;
}

/** The gate as a command, for a project that whatever tool brought up. @returns the exit code */
export async function wait(
  services: readonly string[],
  options: WaitCommandOptions,
  edges: TargetEdges,
): Promise<number> {
  const chosen = chooseProject(options, edges.io);
  if (chosen === undefined) return EXIT.refused;
  checkServices(services, chosen);
  const { project, sources = new Map() } = chosen;
  const mistakes = project ? mistakesIn(planStart(project).diagnostics) : [];
  showDiagnostics({ diagnostics: mistakes, sources }, edges.io);
  if (mistakes.length > 0) return EXIT.refused;
  const condition = options.for && conditionOf(options.for);
  const record = new WaitRecord(chosen, edges.clock);
  try {
    return await commandTarget(options.target).wait({ chosen, services, condition, options, edges, record });
  } catch (error) {
    record.broke(error);
    throw error;
  } finally {
    if (options.junit !== undefined) edges.io.replaceFile(resolve(edges.io.cwd, options.junit), record.junit(edges.io));
  }
}
