import type { DeploymentEvent, EventSink, StartEvent } from "../events/deployment-event";
import { type KnownGate, toldGate } from "../events/translator";
import { Tally } from "../tally";
import type { UpRecord } from "./record";

/** What there is to tell of an `up`, or of its preview, that has nothing to do. */
export interface Telling {
  readonly command: Exclude<StartEvent["command"], "down">;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly warnings: readonly string[];
  readonly passed: readonly KnownGate[];
}

/** Tells of a deployment that has nothing to do the same that one by Pulumi does. */
export function tell(
  { start, shown }: Pick<UpRecord, "start" | "shown">,
  { command, startedAt, warnings, passed }: Telling,
  sink: EventSink,
  now: () => number = Date.now,
): void {
  const tally = new Tally();
  const emit = (event: DeploymentEvent) => {
    tally.add(event);
    sink.emit(event);
  };
  emit({ type: "start", command, ...start });
  for (const message of warnings) emit({ type: "diagnostic", severity: "warning", message });
  const isPreview = command === "preview";
  // Of a service that stays the same Pulumi says so in a preview only: nobody registers outputs of its component.
  for (const { ports, ...resource } of shown.filter(({ kind }) => isPreview || kind !== "service")) {
    const status = isPreview ? "planned" : "done";
    emit({ type: "resource", ...resource, op: "same", status, changes: [], ...(!isPreview && ports && { ports }) });
  }
  if (!isPreview)
    for (const gate of passed) emit({ type: "gate", ...toldGate(gate), status: "passed", waitedSeconds: 0 });
  emit({ type: "summary", result: "succeeded", changes: tally.changes(), seconds: (now() - startedAt) / 1000 });
  sink.close();
}
