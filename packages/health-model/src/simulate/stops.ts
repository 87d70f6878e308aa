import type { SimulatedService } from "./simulated-service";
import type { OldContainers } from "./simulated-update";
import type { Stage } from "./stage";

/** The engine's own, where a container was made without one. */
const GRACE_MS = 10_000;

/** Stops a container: its process gets its stop signal, has its time, and is killed after that. */
export function stop(
  stage: Stage,
  { scenario, stopGraceMs = GRACE_MS }: Pick<SimulatedService, "scenario" | "stopGraceMs">,
  subject: OldContainers["subject"],
  then: () => void,
): void {
  const { stopMs = 0 } = scenario;
  const isKilled = stopMs === "never" || stopMs > stopGraceMs;
  const tookMs = isKilled ? stopGraceMs : stopMs;
  stage.note(subject, { kind: "stop" });
  stage.later(tookMs, () => {
    stage.note(subject, { kind: "stopped", tookMs, isKilled });
    then();
  });
}

/** Stops some containers one after the other; those that do not run are passed over. */
export function stopAll(
  stage: Stage,
  containers: readonly (readonly [SimulatedService, OldContainers])[],
  then: () => void,
): void {
  const [first, ...rest] = containers;
  if (first === undefined) {
    then();
    return;
  }
  const [service, old] = first;
  if (old.state !== "serving") {
    stopAll(stage, rest, then);
    return;
  }
  old.state = "stopping";
  stop(stage, service, old.subject, () => {
    old.state = "gone";
    stopAll(stage, rest, then);
  });
}
