import { renderEvidence, summarise, type WaitFailure } from "@pulumi-compose/docker-health";
import { cell, fit } from "../../up/view/display-width";
import { palette } from "../../up/view/palette";
import { Redraw } from "../../up/view/terminal";
import type { Io } from "../io/io";
import type { Outcome } from "./outcome";

/** Tells how waits go: on a terminal a line for each that is under way, and what came of it. */
export class WaitReport {
  readonly #running = new Map<string, string>();
  readonly #redraw: Redraw | undefined;

  constructor(
    private readonly io: Io,
    /** Answers go elsewhere: only progress and failures are told. */
    private readonly quiet: boolean,
  ) {
    this.#redraw = io.err.isTerminal ? new Redraw(io.err) : undefined;
  }

  progress(name: string, message: string): void {
    this.#running.set(name, message);
    this.#draw();
  }

  outcome({ service, container, result }: Outcome): void {
    if (container !== undefined) this.#running.delete(container);
    this.#redraw?.draw([]);
    const { out, err } = this.io;
    if (result === undefined)
      err.write(`${service} ${palette(err.color).bad("does not have its containers, and none came in time")}\n`);
    else if (!result.ok) err.write(`${container} ${this.#evidence(result)}\n`);
    else if (!this.quiet) out.write(`${container} ${palette(out.color).good(summarise(result))}\n`);
    this.#draw();
  }

  end(): void {
    this.#running.clear();
    this.#redraw?.draw([]);
  }

  #evidence(failure: WaitFailure): string {
    const { color, columns, isTerminal } = this.io.err;
    return renderEvidence(failure, { color, width: isTerminal ? columns : 100 });
  }

  #draw(): void {
    const width = Math.max(0, ...[...this.#running.keys()].map((name) => name.length));
    const lines = [...this.#running].map(([name, message]) => `${cell(name, width)}  ${message}`);
    // More lines than the terminal has could not be redrawn.
    const room = Math.max(1, this.io.err.rows - 2);
    this.#redraw?.draw(lines.slice(0, room).map((line) => fit(line, this.io.err.columns - 1)));
  }
}
