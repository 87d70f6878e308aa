import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import type { FileResult } from "./file-result";

/** Where the time goes, kept with the sources: a fresh clone, too, is to begin with the longest. */
const KEPT = "tools/setup/e2e-seconds.json";

/** What runs of end-to-end files came to, in `.toolchain/test-results/`: their outputs, results, and how long each took. */
export class TestRecord {
  private readonly folder: string;
  private readonly results: unknown[] = [];

  /** @param name of the run, for its outputs and results. */
  constructor(
    private readonly at: Places,
    private readonly name = "e2e",
  ) {
    this.folder = join(at.toolchain, "test-results", name);
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
  }

  /** How long each file took: here, else where the sources were last timed. */
  seconds(): Readonly<Record<string, number>> {
    return { ...numbersIn(join(this.at.root, KEPT)), ...numbersIn(this.local) };
  }

  /** Writes it all at once, so that a run that is cut short has left what it came to. */
  add(result: FileResult, attempt: 1 | 2): void {
    const { output, ...rest } = result;
    const name = result.file.replace(".e2e.test.ts", "").replaceAll("/", "-");
    writeFileSync(join(this.folder, `${name}.${attempt}.log`), output);
    this.results.push({ ...rest, attempt });
    writeFileSync(join(this.folder, `../${this.name}.json`), `${JSON.stringify(this.results, undefined, 1)}\n`);
    if (!result.ok) return;
    const seconds = { ...numbersIn(this.local), [result.file]: Math.round(result.seconds) };
    writeFileSync(this.local, `${JSON.stringify(seconds, undefined, 2)}\n`);
  }

  private get local(): string {
    return join(this.at.toolchain, "e2e-seconds.json");
  }
}

function numbersIn(file: string): Record<string, number> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Object.fromEntries(Object.entries(value ?? {}).map(([name, number]) => [name, Number(number)]));
  } catch {
    return {};
  }
}
