import { defineMessage } from "@pulumi-compose/parser";
import { bounds } from "../../machine/bounds";
import { humanDuration } from "../../util/human-duration";
import type { Rule } from "../rule";

interface Params {
  readonly name: string;
  readonly deadlineMs: number;
  readonly from: string;
  readonly firstMs: number;
}

const TOO_SHORT = defineMessage<Params>({
  code: "health/deadline-too-short",
  severity: "warning",
  when: "A gate's deadline passes before the engine's first probe, so that the engine's own verdict can never open it.",
  remedy: "Allow more time, or let the engine probe earlier.",
  text: ({ name, deadlineMs, from, firstMs }) =>
    `the gate of "${name}" gives up after ${humanDuration(deadlineMs)} (${from}), but the engine's first probe comes after ${humanDuration(firstMs)}`,
});

export const deadlineTooShort: Rule = {
  docs: [TOO_SHORT],
  advise: ({ name, check, healthGate, at }, { engine }) => {
    if (check === undefined || healthGate === undefined) return [];
    const firstMs = bounds(check, engine).earliestHealthyMs;
    const { deadlineMs, deadlineFrom: from } = healthGate;
    if (deadlineMs >= firstMs) return [];
    return [TOO_SHORT.report({ name, deadlineMs, from, firstMs }, at("healthcheck"))];
  },
};
