import { details, table, text } from "../../ci/markdown";
import type { DiagnosticEvent } from "../events/deployment-event";
import type { GateState, Row, ViewModel } from "./view-model";
import { conditionWord, countsText, kindWord, operationWord, secondsText } from "./words";

/** A deployment as Markdown for the summary of a step: its services, its gates, and what there is to read of those that failed. */
export function githubSummary(model: ViewModel): string {
  const { start, summary, gates, diagnostics } = model;
  if (!start) return "";
  const isPreview = start.command === "preview";
  const parts = [
    `### ${text(`${start.command} ${start.project}`)}${ending(model)}`,
    ...(summary ? [text(countsText(summary.changes, isPreview))] : []),
    table(["service", "containers", "state", "waits for"], serviceCells(model)),
    table(["gate", "result", "waited", "holds"], [...gates.values()].map(gateCells)),
    table(["also", "", "state"], otherCells(model)),
    ...[...model.rows.values()].flatMap(changed),
    ...[...gates.values()].filter(({ status }) => status === "failed").flatMap(evidence),
    ...diagnostics.filter(({ severity }) => severity !== "info").map(remark),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n\n`;
}

function ending({ summary, start }: ViewModel): string {
  if (!summary) return "";
  if (start?.command === "preview" && summary.result === "succeeded") return "";
  return `: ${summary.result} after ${secondsText(summary.seconds)}`;
}

function serviceCells({ start, rows, summary }: ViewModel): readonly (readonly string[])[] {
  return (start?.services ?? []).map(({ name, waits }) => {
    const own = [...rows.values()].filter(({ service }) => service === name);
    return [
      name,
      own.map(({ called }) => called).join(", "),
      [...new Set(own.map((row) => stateOf(row, summary !== undefined)))].join(", "),
      waits.map(({ service, condition }) => `${service} ${conditionWord(condition)}`).join(", "),
    ].map(text);
  });
}

/** What is no service's and has been changed, or is to be. */
function otherCells({ rows, summary }: ViewModel): readonly (readonly string[])[] {
  return [...rows.values()]
    .filter(({ service, state }) => service === undefined && state !== "unchanged" && state !== "waiting")
    .map((row) => [kindWord(row.kind), row.called, stateOf(row, summary !== undefined)].map(text));
}

function stateOf({ op, state, seconds, ports }: Row, isOver: boolean): string {
  if (state === "waiting" && isOver) return "not started";
  const time = state === "done" && seconds !== undefined && seconds > 0 ? ` in ${secondsText(seconds)}` : "";
  const where = ports.length > 0 ? `, ${ports.join(", ")}` : "";
  return `${operationWord(op, state)}${time}${where}`;
}

const RESULTS: Readonly<Record<GateState["status"], string>> = {
  waiting: "not decided",
  passed: "passed",
  failed: "**failed**",
  unmet: "not met, and not required",
};

function gateCells({ service, condition, status, waitedSeconds, holds }: GateState): readonly string[] {
  const waited = waitedSeconds === undefined ? "" : secondsText(waitedSeconds);
  return [text(`${service} ${conditionWord(condition)}`), RESULTS[status], text(waited), text(holds.join(", "))];
}

/** Property by property, what is to be another. */
function changed({ kind, called, changes, state }: Row): readonly string[] {
  if (state !== "planned" || changes.length === 0) return [];
  const lines = changes.map(({ path, kind: how, old = "?", new: next = "?", replaces }) => {
    const why = replaces ? " (replaces)" : "";
    if (how === "add") return `+ ${path}: ${next}${why}`;
    return how === "delete" ? `- ${path}: ${old}${why}` : `~ ${path}: ${old} → ${next}${why}`;
  });
  return [details(`${kindWord(kind)} ${called}`, lines.join("\n"))];
}

function evidence({ service, condition, message = "" }: GateState): readonly string[] {
  return message === "" ? [] : [details(`gate ${service} ${conditionWord(condition)}: evidence`, message)];
}

function remark({ severity, resource, message }: DiagnosticEvent): string {
  const [first = "", ...rest] = message.split("\n");
  const about = resource === undefined ? "" : `${resource}: `;
  return rest.length === 0
    ? `- **${severity}** ${text(about + first)}`
    : details(`${severity}: ${about}${first}`, rest.join("\n"));
}
