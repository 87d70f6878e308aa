import { setTimeout } from "node:timers/promises";
import { LoadMemory, nodeFileSystem } from "@pulumi-compose/parser";
import { type Analysis, type AnalysisOptions, analyse } from "./analysis";
import { seenFiles } from "./seen-files";

/** The texts of documents at a moment: what an analysis was made of. */
export type Texts = ReadonlyMap<string, string>;

export interface WatchedProjectEvents {
  /** The text of an open document. */
  readonly open: (path: string) => string | undefined;
  /** There is something new to tell. Resolves when it has been told. */
  readonly onChange: (project: WatchedProject) => Promise<void>;
  /** Something went wrong that is no mistake in a file. */
  readonly onFailure: (error: unknown) => void;
}

/** A project whose documents change, and what is known of it. */
export class WatchedProject {
  /** What the newest texts say. */
  current: Analysis | undefined;
  /** The newest that had a project: what is known while somebody is in the middle of a word. */
  good: { readonly analysis: Analysis; readonly texts: Texts } | undefined;
  /** Every path that it was read from, or that would belong to it if it were there. */
  asked: ReadonlySet<string>;
  private readonly memory = new LoadMemory();
  private generation = 0;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    readonly key: string,
    first: string,
    private readonly options: AnalysisOptions,
    private readonly events: WatchedProjectEvents,
  ) {
    this.asked = new Set([first]);
  }

  /** Whether a file is one of those that it is made of. */
  reads(path: string): boolean {
    const sources = this.current?.loaded.sources ?? this.asked;
    return sources.has(path) || this.good?.analysis.loaded.sources.has(path) === true;
  }

  /** The options by which it is loaded. */
  get how(): AnalysisOptions {
    return this.options;
  }

  /** Something that it is made of has changed. */
  changed(): void {
    this.generation++;
    // What comes while another text is being looked at is looked at together.
    this.timer ??= globalThis.setTimeout(() => this.run(), 0);
  }

  /** Resolves when what is known is what the texts say. */
  async settled(): Promise<void> {
    while (this.timer !== undefined) {
      this.run();
      await this.running;
    }
    await this.running;
  }

  close(): void {
    this.generation++;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private run(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const generation = this.generation;
    this.running = this.running.then(() => this.analyse(generation)).catch(this.events.onFailure);
  }

  private async analyse(generation: number): Promise<void> {
    if (generation !== this.generation) return;
    const texts = new Map<string, string>();
    const fs = seenFiles(nodeFileSystem, (path) => {
      const text = this.events.open(path);
      if (text !== undefined) texts.set(path, text);
      return text;
    });
    let told = Promise.resolve();
    const goesOn = async () => {
      // What is to be told is written first, to whom takes it, and what the client has sent meanwhile is read.
      await Promise.race([told, setTimeout(MOST_MS, undefined, { ref: false })]);
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
      return generation === this.generation;
    };
    for await (const analysis of analyse({ ...this.options, memory: this.memory }, fs, goesOn)) {
      if (generation !== this.generation) return;
      this.current = analysis;
      this.asked = fs.asked;
      if (analysis.project && analysis.isAdvised) {
        for (const [path, { text }] of analysis.loaded.sources) texts.set(path, text);
        this.good = { analysis, texts };
      }
      told = this.events.onChange(this);
    }
  }
}

/** Milliseconds that a client is waited for which does not take what it is told. */
const MOST_MS = 1_000;
