import type { ViewState } from "../state/view-state";
import { conditionWord } from "./condition-word";
import { summaries } from "./summary";

/** Sentences for somebody who does not see the page: what is otherwise now. At most so many; the rest is counted. */
export function changes(before: ViewState, after: ViewState, most: number): readonly string[] {
  if (before === after) return [];
  const words = new Map(summaries(before).map(({ name, word }) => [name, word]));
  const of = [
    ...engineChange(before, after),
    ...endChange(before, after),
    ...gateChanges(before, after),
    ...summaries(after).flatMap(({ name, word }) => (words.get(name) === word ? [] : [`${name}: ${word}`])),
  ];
  return of.length > most ? [...of.slice(0, most), `and ${of.length - most} more changes`] : of;
}

function engineChange(before: ViewState, { engine }: ViewState): string[] {
  if (engine === undefined || before.engine?.status === engine.status) return [];
  if (engine.status === "lost") return [`the engine does not answer${engine.reason ? `: ${engine.reason}` : ""}`];
  return engine.status === "back" ? ["the engine answers again"] : [];
}

function endChange(before: ViewState, { end, deployment }: ViewState): string[] {
  if (end === undefined || before.end === end) return [];
  return [`${deployment?.start?.command ?? "up"} ${end.result}`, ...end.reasons.slice(0, 1)];
}

function gateChanges(before: ViewState, after: ViewState): string[] {
  return [...after.gates].flatMap(([key, { service, condition, status, by }]) => {
    if (by !== "update" || status === "idle" || before.gates.get(key)?.status === status) return [];
    const verb = { waiting: "waits", open: "opens", failed: "fails", unmet: "is not met" }[status];
    return [`gate ${service} ${conditionWord(condition)} ${verb}`];
  });
}
