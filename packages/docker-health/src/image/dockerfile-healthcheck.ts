import type { ImageHealthcheck } from "@pulumi-compose/health-model";
import { durationMs } from "@pulumi-compose/health-model";
import type { Healthcheck } from "dockerfile-ast";
import { NS_PER_MS } from "../shared/nanoseconds";
import { isA, stageChain } from "./dockerfile-stages";
import { stringList } from "./exec-form";

/**
 * The HEALTHCHECK that an image built from a Dockerfile will have (Dockerfile reference, HEALTHCHECK): the last one of
 * the stage, else that of the stage it is built from.
 *
 * @param target the stage to build, by name or number; the last one when left out
 * @returns null when the image will have none; undefined when that depends on an image that the Dockerfile builds upon
 */
export function dockerfileHealthcheck(text: string, target?: string): ImageHealthcheck | null | undefined {
  const { stages, base } = stageChain(text, target);
  for (const { instructions } of stages) {
    const own = instructions.filter((instruction) => isA<Healthcheck>(instruction, "HEALTHCHECK")).at(-1);
    if (own) return read(own);
  }
  return base?.toLowerCase() === "scratch" ? null : undefined;
}

function read(check: Healthcheck): ImageHealthcheck | null {
  const content = (check.getArgumentsContent() ?? "").trim();
  const [how = ""] = content.split(/\s+/);
  if (how.toUpperCase() === "NONE") return { Test: ["NONE"] };
  const command = content.slice(how.length).trim();
  if (how.toUpperCase() !== "CMD" || command === "") return null;
  const flag = (name: string) =>
    check
      .getFlags()
      .find((candidate) => candidate.getName() === name)
      ?.getValue() ?? "";
  const words = stringList(command);
  const nanoseconds = (name: string) => (durationMs(flag(name)) ?? 0) * NS_PER_MS;
  return {
    Test: words === undefined ? ["CMD-SHELL", command] : ["CMD", ...words],
    Interval: nanoseconds("interval"),
    Timeout: nanoseconds("timeout"),
    StartPeriod: nanoseconds("start-period"),
    StartInterval: nanoseconds("start-interval"),
    Retries: Number(flag("retries")) || 0,
  };
}
