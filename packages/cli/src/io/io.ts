/** What a command sees of the world around it, apart from the engine. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where answers go. */
  readonly out: Stream;
  /** Where everything else goes: mistakes, progress. */
  readonly err: Stream;
  /** All of standard input. */
  readStdin(): string;
  writeFile(path: string, text: string): void;
  /** Writes a file of the command's own as a whole: nobody ever sees half of it, whatever happens. Its folder is made. */
  replaceFile(path: string, text: string): void;
  /** Adds to the end of a file. */
  appendFile(path: string, text: string): void;
  /** From this call on, an interrupt (Ctrl-C) does not end the process but aborts this signal. */
  interrupt(): AbortSignal;
}

export interface Stream {
  write(text: string): void;
  /** Whether a person looks at it, and it can be redrawn. */
  readonly isTerminal: boolean;
  readonly color: boolean;
  readonly columns: number;
  readonly rows: number;
}
