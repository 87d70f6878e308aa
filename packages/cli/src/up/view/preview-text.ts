import { type Palette, palette } from "../../io/palette";
import type { PropertyChange } from "../events/deployment-event";
import { orderRows } from "./order-rows";
import type { Row, ViewModel } from "./view-model";
import { operationSign, operationWord } from "./words";

/** A preview: each resource that changes with the properties that do, the rest in a line. */
export function previewText(model: ViewModel, color: boolean): readonly string[] {
  const paint = palette(color);
  const rows = orderRows(model.rows.values(), model.start?.services.map(({ name }) => name) ?? []);
  const unchanged = rows.filter(({ state }) => state === "unchanged");
  return [
    `${paint.strong(model.start?.project ?? "")}  preview`,
    ...rows.filter(({ state }) => state === "planned" || state === "failed").flatMap((row) => rowLines(row, paint)),
    ...(unchanged.length > 0 ? [paint.dim(` = unchanged: ${unchanged.map(({ called }) => called).join(", ")}`)] : []),
  ];
}

function rowLines(row: Row, paint: Palette): readonly string[] {
  const tint = row.op === "create" ? paint.good : row.op === "delete" ? paint.bad : paint.busy;
  const head = ` ${operationSign(row.op)} ${row.kind} ${row.called}: ${operationWord(row.op, row.state)}`;
  return [tint(head), ...row.changes.map((change) => changeLine(change, paint))];
}

function changeLine(change: PropertyChange, paint: Palette): string {
  const why = change.replaces ? paint.dim("  (replaces)") : "";
  switch (change.kind) {
    case "add":
      return `     ${paint.good(`+ ${change.path}: ${change.new ?? ""}`)}${why}`;
    case "delete":
      return `     ${paint.bad(`- ${change.path}: ${change.old ?? ""}`)}${why}`;
    case "update":
      return `     ${paint.busy("~")} ${change.path}: ${change.old ?? "?"} ${paint.dim("→")} ${change.new ?? "?"}${why}`;
  }
}
