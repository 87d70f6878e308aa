/** What `--ansi` may say. */
export const ansiModes = ["never", "always", "auto"] as const;
export type Ansi = (typeof ansiModes)[number];

/** What a stream shows to whom. */
export interface TerminalTraits {
  /** Whether a person looks at it, and it can be redrawn. */
  readonly isTerminal: boolean;
  readonly color: boolean;
}

let asked: Ansi = "auto";

/** Says once for the process what `--ansi` says. */
export function setAnsi(ansi: Ansi = "auto"): void {
  asked = ansi;
}

/**
 * Whether a stream has colours and can be redrawn, by one rule for every command: `--ansi`, then `NO_COLOR`, `FORCE_COLOR`,
 * then what the stream is. Each stream on its own: an answer in a pipe has no colours while the mistakes on the terminal do.
 */
export function terminalTraits(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>> = process.env,
  ansi: Ansi = asked,
): TerminalTraits {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  const isTerminal = stream.isTTY === true && TERM !== "dumb" && ansi !== "never";
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0";
  const color = ansi === "auto" ? !NO_COLOR && (forced || isTerminal) : ansi === "always";
  return { isTerminal, color };
}
