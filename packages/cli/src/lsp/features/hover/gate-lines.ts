import { CONDITION_WORDS, humanDuration, type StartPlan } from "@pulumi-compose/health-model";
import type { Path } from "@pulumi-compose/parser";
import { code, type HoverContext } from "./hover-context";

/** Of an entry of `depends_on`: the gate, how long it waits and why, and when it can open. */
export function gateLines(path: Path, { asked: { analysis } }: HoverContext): readonly string[] {
  const [section, dependent, attribute, dependency] = path;
  if (section !== "services" || attribute !== "depends_on" || path.length < 4) return [];
  const start = analysis?.start;
  const edge = start?.edges.find((one) => one.dependent === dependent && one.dependency === dependency);
  if (!start || !edge) return [];
  const { condition, required } = edge;
  const words = `${code(edge.dependent)} waits for ${code(edge.dependency)} to be ${CONDITION_WORDS[condition]}`;
  const otherwise = required ? "" : "; it starts all the same where that fails (`required: false`)";
  const gate = start.gates.find((one) => one.dependency === dependency && one.condition === condition);
  return [`${words}${otherwise}.`, ...(gate ? ofGate(gate, start) : [])];
}

function ofGate(gate: StartPlan["gates"][number], { services }: StartPlan): readonly string[] {
  const service = services[gate.dependency];
  const span = gate.condition === "service_healthy" ? service?.healthy : service?.completed;
  const despite = gate.onUnhealthy === "keep-waiting" ? ", also when the check says unhealthy" : "";
  const others = gate.dependents.length - 1;
  return [
    `The gate waits up to ${humanDuration(gate.deadlineMs)}${despite}: ${gate.deadlineFrom}.`,
    ...(span
      ? [
          `It opens between ${humanDuration(span.earliestMs)} and ${humanDuration(span.latestMs)} after the beginning of the start.`,
        ]
      : []),
    ...(others > 0 ? [`${others} more ${others === 1 ? "waits" : "wait"} at it.`] : []),
  ];
}
