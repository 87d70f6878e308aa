import type { Place } from "@pulumi-compose/parser";
import { annotatedPlace } from "../../io/annotation";
import { harmless, type WorkflowCommand, workflowCommand } from "../../io/workflow-command";
import type { DeploymentEvent, DiagnosticEvent, EventSink, GateEvent } from "../events/deployment-event";
import { githubSummary } from "./github-summary";
import { PlainLines } from "./plain-lines";
import { ViewModel } from "./view-model";
import { conditionWord } from "./words";

/** What a display for a GitHub workflow is told of the world. */
export interface GitHubWorkflow {
  /** The folder from which files are named. */
  readonly root: string;
  /** Where it is written that somebody waits for a condition, or else what is waited for. */
  readonly placeOf: (service: string, condition?: string) => Place | undefined;
  /** Adds to the step's summary; absent where it has none. */
  readonly summarise?: (markdown: string) => void;
}

/**
 * Plain lines for the log of a GitHub workflow, in which what went wrong is an annotation: a failed gate at the line of the compose
 * file that asks for it. At the end there is a summary of the step. What containers have printed is never taken for a command.
 */
export class GitHubLines implements EventSink {
  private readonly lines: PlainLines;
  private readonly model = new ViewModel();
  /** A gate that was not met and not required, whose report comes next. */
  private unmet: GateEvent | undefined;

  constructor(
    private readonly write: (line: string) => void,
    private readonly workflow: GitHubWorkflow,
    private readonly now: () => number = Date.now,
  ) {
    this.lines = new PlainLines((line) => write(harmless(line)));
  }

  emit(event: DeploymentEvent): void {
    this.model.apply(event, this.now());
    if (event.type === "gate" && event.status === "failed") this.failedGate(event);
    else if (event.type === "diagnostic" && event.severity !== "info") this.diagnostic(event, event.severity);
    else this.lines.emit(event);
    if (event.type === "gate" && event.status === "unmet") this.unmet = event;
  }

  close(): void {
    this.lines.close();
    this.workflow.summarise?.(githubSummary(this.model));
  }

  private failedGate(event: GateEvent): void {
    const { service, condition, message = "" } = event;
    const title = gateTitle(event);
    this.annotate(
      "error",
      message === "" ? `${title}: failed` : message,
      title,
      this.workflow.placeOf(service, condition),
    );
    this.write(workflowCommand("group", `${title}: evidence`));
    this.lines.emit(event);
    this.write(workflowCommand("endgroup"));
  }

  private diagnostic({ service, resource, message }: DiagnosticEvent, severity: "error" | "warning"): void {
    const gate = severity === "warning" && this.unmet?.service === service ? this.unmet : undefined;
    if (gate) this.unmet = undefined;
    const title = gate ? gateTitle(gate) : (resource ?? "");
    const place = service === undefined ? undefined : this.workflow.placeOf(service, gate?.condition);
    this.annotate(severity, message, title, place);
  }

  private annotate(name: WorkflowCommand, message: string, title: string, place: Place | undefined): void {
    this.write(workflowCommand(name, message, { title, ...(place && annotatedPlace(place, this.workflow.root)) }));
  }
}

function gateTitle({ service, condition }: GateEvent): string {
  return `gate ${service} ${conditionWord(condition)}`;
}
