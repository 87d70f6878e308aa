import type { Io, Stream } from "../io/io";

/** A stream in memory. */
export class FakeStream implements Stream {
  text = "";
  readonly color = false;

  constructor(
    readonly isTerminal = false,
    readonly columns = 80,
    readonly rows = 24,
  ) {}

  write(text: string): void {
    this.text += text;
  }
}

/** A world in memory; files that are written are kept. */
export class FakeIo implements Io {
  readonly env: Record<string, string> = {};
  readonly err = new FakeStream();
  readonly written = new Map<string, string>();
  readonly interruption = new AbortController();

  constructor(
    readonly cwd: string,
    readonly out = new FakeStream(),
  ) {}

  readStdin(): string {
    return "";
  }

  writeFile(path: string, text: string): void {
    this.written.set(path, text);
  }

  replaceFile(path: string, text: string): void {
    this.written.set(path, text);
  }

  appendFile(path: string, text: string): void {
    this.written.set(path, (this.written.get(path) ?? "") + text);
  }

  interrupt(): AbortSignal {
    return this.interruption.signal;
  }
}
