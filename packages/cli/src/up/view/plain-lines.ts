import type {
  DeploymentEvent,
  EventSink,
  GateEvent,
  PullEvent,
  ResourceEvent,
  StartEvent,
} from "../events/deployment-event";
import { bytesText, conditionWord, countsText, kindWord, operationWord, secondsText } from "./words";

/** One line a change, for logs: no colours, no redrawing, nothing twice. */
export class PlainLines implements EventSink {
  private start: StartEvent | undefined;
  private readonly waiting = new Map<string, string>();

  constructor(private readonly write: (line: string) => void) {}

  emit(event: DeploymentEvent): void {
    for (const line of this.lines(event)) this.write(line);
  }

  close(): void {
    this.waiting.clear();
  }

  private lines(event: DeploymentEvent): readonly string[] {
    switch (event.type) {
      case "start":
        this.start = event;
        return [`${event.command} ${event.project}, state in ${event.backend}`];
      case "resource":
        return this.resource(event);
      case "pull":
        return pullLines(event);
      case "gate":
        return this.gate(event);
      case "diagnostic": {
        const about = event.resource === undefined ? "" : `${event.resource}: `;
        return [`${event.severity === "info" ? "" : `${event.severity}: `}${about}${event.message}`];
      }
      case "summary": {
        const preview = this.start?.command === "preview";
        // Why is an error above it.
        if (event.result === "refused") return [];
        return [`${event.result} in ${secondsText(event.seconds)}: ${countsText(event.changes, preview)}`];
      }
    }
  }

  private resource(event: ResourceEvent): readonly string[] {
    const { kind, name, called = name, op, status } = event;
    if (kind === "project" || kind === "service" || op === "same") return [];
    const head = `${kindWord(kind)} ${called}:`;
    switch (status) {
      case "begun":
        return [];
      case "planned":
        return [`${head} ${operationWord(op, "planned")}`, ...event.changes.map(changeLine)];
      case "failed":
        return [`${head} failed`];
      case "done": {
        // Half a replacement is not a change that anybody waits for.
        if (op === "delete-replaced" || op === "replace") return [];
        const time = event.seconds === undefined ? "" : ` in ${secondsText(event.seconds)}`;
        const ports = event.ports ? `, ${event.ports.join(", ")}` : "";
        return [`${head} ${operationWord(op, "done")}${time}${ports}`];
      }
    }
  }

  private gate({ service, condition, status, message = "", waitedSeconds = 0, holds }: GateEvent): readonly string[] {
    const head = `gate ${service} ${conditionWord(condition)}:`;
    switch (status) {
      case "waiting": {
        // Seconds and counts change all the time: only another evidence is news.
        const essence = message.replace(/(?<!exit )\d+(?:\.\d+)?/g, "");
        if (this.waiting.get(head) === essence) return [];
        this.waiting.set(head, essence);
        return [`${head} ${message}${holds.length > 0 ? ` (holds ${holds.join(", ")})` : ""}`];
      }
      case "passed":
        return [`${head} passed after ${secondsText(waitedSeconds)}`];
      case "unmet":
        return [`${head} not met, and not required`];
      case "failed":
        return [`${head} failed`, ...message.split("\n").map((line) => `  ${line}`.trimEnd())];
    }
  }
}

function pullLines({ image, status, of, seconds = 0 }: PullEvent): readonly string[] {
  if (status === "begun") return [`image ${image}: pulling`];
  if (status !== "done") return [];
  return [`image ${image}: pulled in ${secondsText(seconds)}${of === undefined ? "" : ` (${bytesText(of)})`}`];
}

function changeLine(change: ResourceEvent["changes"][number]): string {
  const { path, kind, old = "?", new: next = "?" } = change;
  const why = change.replaces ? " (replaces)" : "";
  const text =
    kind === "add" ? `+ ${path}: ${next}` : kind === "delete" ? `- ${path}: ${old}` : `~ ${path}: ${old} → ${next}`;
  return `  ${text}${why}`;
}
