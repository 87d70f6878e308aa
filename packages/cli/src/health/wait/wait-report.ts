import { type RenderOptions, renderEvidence, summarise } from "@pulumi-compose/docker-health";
import { cell, fit } from "../../io/display-width";
import type { Io } from "../../io/io";
import { palette } from "../../io/palette";
import { Redraw } from "../../io/redraw";
import type { Outcome } from "./outcome";

const NOT_SERVING =
  "is as it should be, but has not taken over from the container that it is to replace: its update was stopped half-way, and `up` goes on with it";

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

  outcome({ service, container, result, serves }: Outcome): void {
    if (result === undefined) this.absent(service, "does not have its containers, and none came in time");
    else if (serves === false) this.absent(container, NOT_SERVING);
    else if (result.ok) this.passed(container, summarise(result));
    else this.failed(container, (look) => renderEvidence(result, look));
  }

  absent(service: string, why: string): void {
    this.#settle(service, () => this.io.err.write(`${service} ${palette(this.io.err.color).bad(why)}\n`));
  }

  passed(name: string, text: string): void {
    this.#settle(name, () => {
      if (!this.quiet) this.io.out.write(`${name} ${palette(this.io.out.color).good(text)}\n`);
    });
  }

  failed(name: string, evidence: (look: RenderOptions) => string): void {
    const { color, columns, isTerminal } = this.io.err;
    this.#settle(name, () => this.io.err.write(`${name} ${evidence({ color, width: isTerminal ? columns : 100 })}\n`));
  }

  end(): void {
    this.#running.clear();
    this.#redraw?.draw([]);
  }

  #settle(name: string, tell: () => void): void {
    this.#running.delete(name);
    this.#redraw?.draw([]);
    tell();
    this.#draw();
  }

  #draw(): void {
    const width = Math.max(0, ...[...this.#running.keys()].map((name) => name.length));
    const lines = [...this.#running].map(([name, message]) => `${cell(name, width)}  ${message}`);
    // More lines than the terminal has could not be redrawn.
    const room = Math.max(1, this.io.err.rows - 2);
    this.#redraw?.draw(lines.slice(0, room).map((line) => fit(line, this.io.err.columns - 1)));
  }
}
