import { CONDITION_WORDS, humanDuration, type StartPlan } from "@pulumi-compose/health-model";
import type { Path } from "@pulumi-compose/parser";
import { code, type HoverContext } from "./hover-context";

/** As many as one looks at. */
const MOST = 12;

/** Of a service: what it waits for, who waits for it, and when it starts. */
export function serviceLines(path: Path, { asked: { analysis }, cursor }: HoverContext): readonly string[] {
  const [section, name] = path;
  if (section !== "services" || path.length !== 2 || !cursor.isKey || typeof name !== "string") return [];
  const start = analysis?.start;
  const service = start?.services[name];
  if (!start || !service) return [];
  const out = start.edges.filter(({ dependent }) => dependent === name);
  const into = start.edges.filter(({ dependency }) => dependency === name);
  const through = start.waitsFor(name).length - new Set(out.map(({ dependency }) => dependency)).size;
  const { earliestMs, latestMs } = service.start;
  return [
    `**${name}** ${waits(out)}${through > 0 ? `, and for ${through} more through them` : ""}.`,
    into.length === 0 ? "Nobody waits for it." : `Waited for by ${listed(into.map(by))}.`,
    latestMs === 0
      ? "Starts at once."
      : `Starts between ${humanDuration(earliestMs)} and ${humanDuration(latestMs)} after the beginning.`,
  ];
}

type Edge = StartPlan["edges"][number];

function waits(edges: readonly Edge[]): string {
  if (edges.length === 0) return "waits for nobody";
  return `waits for ${listed(
    edges.map((edge) => `${code(edge.dependency)} (${CONDITION_WORDS[edge.condition]}${notes(edge)})`),
  )}`;
}

function by(edge: Edge): string {
  return `${code(edge.dependent)} (${CONDITION_WORDS[edge.condition]}${notes(edge)})`;
}

function notes({ required, impliedBy }: Edge): string {
  return `${required ? "" : ", optional"}${impliedBy === undefined ? "" : `, by ${impliedBy}`}`;
}

function listed(words: readonly string[]): string {
  const rest = words.length - MOST;
  return rest > 0 ? `${words.slice(0, MOST).join(", ")} and ${rest} more` : words.join(", ");
}
