import { type Palette, palette } from "../../io/palette";
import type { DiagnosticEvent } from "../events/deployment-event";
import { orderRows } from "./order-rows";
import type { ViewModel } from "./view-model";
import { countsText, secondsText } from "./words";

/** What stands below the rows when all is over: evidence, other messages, what was done. */
export function closing(model: ViewModel, color: boolean): readonly string[] {
  const paint = palette(color);
  return [...evidence(model, paint), ...messages(model.diagnostics, paint), ...summaryLines(model, paint)];
}

function evidence(model: ViewModel, paint: Palette): readonly string[] {
  return [...model.gates.values()]
    .filter(({ status }) => status === "failed")
    .flatMap(({ message = "" }) => {
      const [first = "", ...rest] = message.split("\n");
      return ["", paint.bad(first), ...rest];
    });
}

function messages(diagnostics: readonly DiagnosticEvent[], paint: Palette): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity !== "info")
    .flatMap(({ severity, resource, message }) => {
      const [first = "", ...rest] = message.split("\n");
      const head = `${severity}: ${resource === undefined ? "" : `${resource}: `}${first}`;
      return ["", severity === "error" ? paint.bad(head) : paint.busy(head), ...rest];
    });
}

function summaryLines({ summary, start, rows }: ViewModel, paint: Palette): readonly string[] {
  if (!summary) return [];
  const preview = start?.command === "preview";
  const counts = countsText(summary.changes, preview);
  const time = secondsText(summary.seconds);
  switch (summary.result) {
    case "succeeded":
      return ["", preview ? paint.strong(counts) : paint.good(`${doneWord(start?.command)} in ${time}: ${counts}`)];
    // Why is an error above, and there is nothing else to say.
    case "refused":
      return [];
    case "failed":
      return [
        "",
        `${paint.bad(`failed after ${time}`)}: ${counts}. What was created is in the state: correct it and run again.`,
      ];
    case "cancelled": {
      const pending = orderRows(rows.values(), []).filter(({ state }) => state === "waiting").length;
      const rest = pending > 0 ? `, ${pending} not started` : "";
      return ["", `${paint.busy(`cancelled after ${time}`)}: ${counts}${rest}. What was created is in the state.`];
    }
  }
}

function doneWord(command: string | undefined): string {
  return command === "down" ? "down" : "up";
}
