import { DockerfileParser, type From, type Instruction } from "dockerfile-ast";

/** One build stage: its FROM, and what follows it. */
export interface Stage {
  readonly from: From;
  readonly instructions: readonly Instruction[];
}

/** The stages that an image is made of, the one that is built first, and the image of others that they start from. */
export interface StageChain {
  readonly stages: readonly Stage[];
  /** As the last FROM writes it, variables and all. */
  readonly base: string | undefined;
}

/**
 * Follows a Dockerfile from the stage that is built to the image it starts from (Dockerfile reference, FROM).
 *
 * @param target the stage to build, by name or number; the last one when left out
 */
export function stageChain(text: string, target?: string): StageChain {
  const all = stagesOf(DockerfileParser.parse(text).getInstructions());
  const stages: Stage[] = [];
  let base: string | undefined;
  let stage = target === undefined ? all.at(-1) : findStage(all, target);
  while (stage) {
    stages.push(stage);
    base = stage.from.getImage() ?? "";
    // A stage can only build upon one before it.
    stage = findStage(all.slice(0, all.indexOf(stage)), base);
  }
  return { stages, base };
}

export function isA<T extends Instruction>(instruction: Instruction, keyword: string): instruction is T {
  return instruction.getKeyword() === keyword;
}

function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const stages: { from: From; instructions: Instruction[] }[] = [];
  for (const instruction of instructions) {
    if (isA<From>(instruction, "FROM")) stages.push({ from: instruction, instructions: [] });
    else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

function findStage(stages: readonly Stage[], name: string): Stage | undefined {
  const wanted = name.toLowerCase();
  const named = stages.filter(({ from }) => from.getBuildStage()?.toLowerCase() === wanted).at(-1);
  return named ?? (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
}
