import type { DeploymentEvent, EventSink } from "../events/deployment-event";

/** Passes on what went wrong, and nothing else. */
export class QuietLines implements EventSink {
  constructor(private readonly lines: EventSink) {}

  emit(event: DeploymentEvent): void {
    const isError = event.type === "diagnostic" && event.severity === "error";
    const isFailure = (event.type === "gate" || event.type === "resource") && event.status === "failed";
    if (isError || isFailure) this.lines.emit(event);
  }

  close(): void {
    this.lines.close();
  }
}
