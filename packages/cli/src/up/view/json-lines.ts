import type { DeploymentEvent, EventSink } from "../events/deployment-event";

/** Every event as a line of JSON, with the time in milliseconds since the epoch. */
export class JsonLines implements EventSink {
  constructor(
    private readonly write: (line: string) => void,
    private readonly now: () => number = Date.now,
  ) {}

  emit(event: DeploymentEvent): void {
    this.write(JSON.stringify({ at: this.now(), ...event }));
  }

  close(): void {
    // A line is complete when it is written.
  }
}
