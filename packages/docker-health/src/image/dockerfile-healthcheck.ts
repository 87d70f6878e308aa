import type { ImageHealthcheck } from "@pulumi-compose/health-model";
import { parseDuration } from "@pulumi-compose/health-model";
import { DockerfileParser, type From, type Healthcheck, type Instruction } from "dockerfile-ast";

const NS_PER_MS = 1_000_000;

/**
 * The HEALTHCHECK that an image built from a Dockerfile will have (Dockerfile reference, HEALTHCHECK): the last one of
 * the stage, else that of the stage it is built from.
 *
 * @param target the stage to build, by name or number; the last one when left out
 * @returns null when the image will have none; undefined when that depends on an image that the Dockerfile builds upon
 */
export function dockerfileHealthcheck(text: string, target?: string): ImageHealthcheck | null | undefined {
  const stages = stagesOf(DockerfileParser.parse(text).getInstructions());
  let stage = target === undefined ? stages.at(-1) : findStage(stages, target);
  while (stage) {
    const own = stage.checks.at(-1);
    if (own) return read(own);
    const base = stage.from.getImage() ?? "";
    if (base.toLowerCase() === "scratch") return null;
    // A stage can only build upon one before it.
    stage = findStage(stages.slice(0, stages.indexOf(stage)), base);
  }
  return undefined;
}

interface Stage {
  readonly from: From;
  readonly checks: Healthcheck[];
}

function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of instructions) {
    if (isA<From>(instruction, "FROM")) stages.push({ from: instruction, checks: [] });
    else if (isA<Healthcheck>(instruction, "HEALTHCHECK")) stages.at(-1)?.checks.push(instruction);
  }
  return stages;
}

function isA<T extends Instruction>(instruction: Instruction, keyword: string): instruction is T {
  return instruction.getKeyword() === keyword;
}

function findStage(stages: readonly Stage[], name: string): Stage | undefined {
  const wanted = name.toLowerCase();
  const named = stages.filter(({ from }) => from.getBuildStage()?.toLowerCase() === wanted).at(-1);
  return named ?? (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
}

function read(check: Healthcheck): ImageHealthcheck | null {
  const [how = "", ...words] = (check.getArgumentsContent() ?? "").trim().split(/\s+/);
  if (how.toUpperCase() === "NONE") return { Test: ["NONE"] };
  const command = words.length === 0 ? "" : (check.getArgumentsContent() ?? "").trim().slice(how.length).trim();
  if (how.toUpperCase() !== "CMD" || command === "") return null;
  const flag = (name: string) =>
    check
      .getFlags()
      .find((candidate) => candidate.getName() === name)
      ?.getValue() ?? "";
  const nanoseconds = (name: string) => (parseDuration(flag(name)) ?? 0) * NS_PER_MS;
  return {
    Test: execForm(command) ?? ["CMD-SHELL", command],
    Interval: nanoseconds("interval"),
    Timeout: nanoseconds("timeout"),
    StartPeriod: nanoseconds("start-period"),
    StartInterval: nanoseconds("start-interval"),
    Retries: Number(flag("retries")) || 0,
  };
}

/** `["curl", "-f", "…"]`; everything that is not a list of texts is a shell's command line. */
function execForm(command: string): string[] | undefined {
  if (!command.startsWith("[")) return undefined;
  try {
    const list: unknown = JSON.parse(command);
    return Array.isArray(list) && list.every((word) => typeof word === "string") ? ["CMD", ...list] : undefined;
  } catch {
    return undefined;
  }
}
