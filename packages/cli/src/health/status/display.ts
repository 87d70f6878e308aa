import type { Clock } from "@pulumi-compose/docker-health";
import type { Io } from "../../io/io";
import { Redraw } from "../../io/redraw";
import { statusJson } from "./status-json";
import type { StatusRow } from "./status-row";
import { statusTable } from "./status-table";

export interface Display {
  rows(rows: readonly StatusRow[], trouble: string | undefined): void;
  end(): void;
}

/** The table, or that there is nothing to put in one. */
export function table(name: string, rows: readonly StatusRow[], io: Io, clock: Clock): readonly string[] {
  if (rows.length === 0) return [`no containers of a project "${name}" on this engine`];
  // A pipe is as wide as it needs to be; only what people look at is cut.
  const width = io.out.isTerminal ? io.out.columns - 1 : Number.POSITIVE_INFINITY;
  return statusTable(rows, { width, color: io.out.color, nowMs: clock.wall() });
}

/** How a watched project is shown: redrawn on a terminal, else once for each change. */
export function display(name: string, { json = false }: { readonly json?: boolean }, io: Io, clock: Clock): Display {
  if (io.out.isTerminal && !json) {
    const redraw = new Redraw(io.out);
    redraw.showCursor(false);
    return {
      rows: (rows: readonly StatusRow[], trouble: string | undefined) => {
        const lines = [
          `${name}  ${new Date(clock.wall()).toLocaleTimeString("en-GB")}`,
          ...table(name, rows, io, clock),
        ];
        const notes = trouble === undefined ? [] : [`${trouble}; trying again`];
        const room = Math.max(2, io.out.rows - 2 - notes.length);
        const cut = lines.length > room ? [...lines.slice(0, room - 1), `... ${lines.length - room + 1} more`] : lines;
        redraw.draw([...cut, ...notes.map((note) => note.slice(0, io.out.columns - 1))]);
      },
      end: () => redraw.showCursor(true),
    };
  }
  let shown = "";
  return {
    rows: (rows: readonly StatusRow[], trouble: string | undefined) => {
      const state = trouble ?? JSON.stringify(rows);
      if (state === shown) return;
      shown = state;
      if (trouble !== undefined) io.err.write(`${trouble}; trying again\n`);
      else if (json) io.out.write(`${JSON.stringify(JSON.parse(statusJson(name, rows)))}\n`);
      else io.out.write(`${table(name, rows, io, clock).join("\n")}\n\n`);
    },
    end: () => {},
  };
}
