import type { Clock } from "@pulumi-compose/docker-health";
import type { Io } from "../../io/io";
import { Redraw } from "../../io/redraw";
import type { CommandTarget } from "../../targets/command-target";
import { statusJson } from "./status-json";
import type { StatusRow } from "./status-row";
import { type ShownTarget, statusTable } from "./status-table";

export interface Display {
  rows(rows: readonly StatusRow[], trouble: string | undefined): void;
  end(): void;
}

/** What is shown: the project that has this name, on this target. */
export interface Shown {
  readonly name: string;
  readonly target: ShownTarget & Pick<CommandTarget, "here">;
}

/** The table, or that there is nothing to put in one. */
export function table({ name, target }: Shown, rows: readonly StatusRow[], io: Io, clock: Clock): readonly string[] {
  if (rows.length === 0) return [`nothing of project "${name}" is ${target.here}`];
  // A pipe is as wide as it needs to be; only what people look at is cut.
  const width = io.out.isTerminal ? io.out.columns - 1 : Number.POSITIVE_INFINITY;
  return statusTable(rows, { target, width, color: io.out.color, nowMs: clock.wall() });
}

/** How a watched project is shown: redrawn on a terminal, else once for each change. */
export function display(shown: Shown, { json = false }: { readonly json?: boolean }, io: Io, clock: Clock): Display {
  const { name } = shown;
  if (io.out.isTerminal && !json) {
    const redraw = new Redraw(io.out);
    redraw.showCursor(false);
    return {
      rows: (rows: readonly StatusRow[], trouble: string | undefined) => {
        const lines = [
          `${name}  ${new Date(clock.wall()).toLocaleTimeString("en-GB")}`,
          ...table(shown, rows, io, clock),
        ];
        const notes = trouble === undefined ? [] : [`${trouble}; trying again`];
        const room = Math.max(2, io.out.rows - 2 - notes.length);
        const cut = lines.length > room ? [...lines.slice(0, room - 1), `... ${lines.length - room + 1} more`] : lines;
        redraw.draw([...cut, ...notes.map((note) => note.slice(0, io.out.columns - 1))]);
      },
      end: () => redraw.showCursor(true),
    };
  }
  let last = "";
  return {
    rows: (rows: readonly StatusRow[], trouble: string | undefined) => {
      const state = trouble ?? JSON.stringify(rows);
      if (state === last) return;
      last = state;
      if (trouble !== undefined) io.err.write(`${trouble}; trying again\n`);
      else if (json) io.out.write(`${JSON.stringify(JSON.parse(statusJson(name, rows)))}\n`);
      else io.out.write(`${table(shown, rows, io, clock).join("\n")}\n\n`);
    },
    end: () => {},
  };
}
