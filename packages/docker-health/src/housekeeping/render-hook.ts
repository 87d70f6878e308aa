import { Findings, type RenderOptions } from "../evidence/findings";
import { outputLines } from "../evidence/text-blocks";

/** What there is to know of a hook that failed; secrets are already redacted. */
export interface HookEvidence {
  /** What the engine calls the container. */
  readonly container: string;
  readonly command: string;
  /** What the hook printed, or what the engine said. */
  readonly output: string;
}

/** A hook that failed for a terminal, several lines: where it ran, what it was, the last lines that it printed. */
export function renderHook({ container, command, output }: HookEvidence, options: RenderOptions = {}): string {
  const findings = new Findings(options);
  findings.row("container", container);
  findings.row("hook", command);
  const [first = "none", ...rest] = outputLines(output);
  findings.row("output", first);
  for (const line of rest) findings.row("", line);
  return String(findings);
}
