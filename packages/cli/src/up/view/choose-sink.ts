import type { Progress } from "../../command-line/global-options";
import type { Stream } from "../../io/io";
import type { EventSink } from "../events/deployment-event";
import { GitHubLines, type GitHubWorkflow } from "./github-lines";
import { JsonLines } from "./json-lines";
import { LiveView } from "./live-view";
import { PlainLines } from "./plain-lines";
import { QuietLines } from "./quiet-lines";

export interface DisplayOptions {
  readonly json?: boolean;
  readonly plain?: boolean;
  readonly progress?: Progress;
  readonly format?: DisplayFormat;
}

/** What `--format` may say of a deployment. */
export const DISPLAY_FORMATS = ["github"] as const;
export type DisplayFormat = (typeof DISPLAY_FORMATS)[number];

/**
 * JSON on request, plain lines on request or where there is no terminal, else the live view.
 *
 * @param workflow what annotations of a GitHub workflow need
 */
export function chooseSink(options: DisplayOptions, output: Stream, workflow: () => GitHubWorkflow): EventSink {
  const line = (text: string) => void output.write(`${text}\n`);
  if (options.format === "github") return new GitHubLines(line, workflow());
  switch (formOf(options)) {
    case "json":
      return new JsonLines(line);
    case "plain":
      return new PlainLines(line);
    case "quiet":
      return new QuietLines(new PlainLines(line));
    case "tty":
      return new LiveView(output);
    case "auto":
      return output.isTerminal ? new LiveView(output) : new PlainLines(line);
  }
}

function formOf({ json, plain, progress = "auto" }: DisplayOptions): Progress {
  return json ? "json" : plain ? "plain" : progress;
}
