import { resolve } from "node:path";
import { type ConditionWord, conditionOf, GATE_MESSAGES, planStart } from "@pulumi-compose/health-model";
import { EXIT } from "../../io/exit-codes";
import type { Io } from "../../io/io";
import { mistakesIn } from "../../io/mistakes";
import { showDiagnostics } from "../../io/show-diagnostics";
import { checkServices } from "../../project/check-services";
import { type ChosenProject, chooseProject } from "../../project/choose-project";
import type { ProjectOptions } from "../../project/project-options";
import type { TargetOptions } from "../../target-option";
import type { CommandTarget, TargetEdges, WaitOptions } from "../../targets/command-target";
import { commandTarget } from "../../targets/command-targets";
import { nothingThere } from "../nothing-there";
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
  const target = commandTarget(options.target);
  const nothing = (names: readonly string[]) => tellNothing(names, { target, chosen, options, record, io: edges.io });
  try {
    return await target.wait({ chosen, services, condition, options, edges, record, nothing });
  } catch (error) {
    record.broke(error);
    throw error;
  } finally {
    if (options.junit !== undefined) edges.io.replaceFile(resolve(edges.io.cwd, options.junit), record.junit(edges.io));
  }
}

interface Telling {
  readonly target: CommandTarget;
  readonly chosen: ChosenProject;
  readonly options: WaitOptions;
  readonly record: WaitRecord;
  readonly io: Pick<Io, "cwd" | "env" | "out" | "err">;
}

/** Nothing of the project is there: what it would be waited for may be meant for another place, and nobody is to wait to hear that. */
function tellNothing(services: readonly string[], { target, chosen, options, record, io }: Telling): number {
  const text = nothingThere(target, chosen, io);
  io.err.write(`${text}\n`);
  const [message = text] = text.split("\n");
  record.expect(services, 1);
  const failure = { message, type: GATE_MESSAGES["not-found"].code, text };
  for (const service of services) record.settled({ service, name: service, seconds: record.seconds, failure });
  if (options.json)
    io.out.write(
      `${JSON.stringify(
        services.map((service) => ({ service })),
        null,
        2,
      )}\n`,
    );
  return EXIT.failed;
}
