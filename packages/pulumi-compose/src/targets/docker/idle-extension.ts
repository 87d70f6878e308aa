import { ownExtension } from "@pulumi-compose/health-model";
import { type DiagnosedService, diagnose } from "../common/diagnose";
import { saidRelay } from "../common/said-relay";
import { NO_EFFECT, SHORT_DRAIN } from "./docker-messages";

const START_FIRST = "write `deploy: { update_config: { order: start-first } }`, or leave it out";

/** A relay asks twice a second, so that within a second it has heard of everything. */
const RELAY_LOOKS_WITHIN_MS = 1_000;

/** Says what of `x-pulumi-compose` does little for a service whose old container is stopped before the new one starts. */
export function reportIdle(context: DiagnosedService): void {
  const { project, service } = context;
  const drain = ownExtension(project, "drain", service.name);
  if (drain !== undefined) {
    const why = "its `drain` has no effect: only updates with `order: start-first` have a time in which to drain";
    diagnose(context, NO_EFFECT, drain.path.slice(2), { why, instead: START_FIRST });
  }
  const relay = saidRelay(project, service.name);
  if (relay.kind !== "relay" || !isRelayed(context)) return;
  const why =
    "its relay stays while it is updated, but has nobody to pass on to: without `order: start-first` the old container is stopped before the new one starts";
  diagnose(context, NO_EFFECT, relay.path.slice(2), { why, instead: START_FIRST });
}

/** Says where a relay would hear of a container's end too late. */
export function reportShortDrain(context: DiagnosedService, drainMs: number): void {
  const { project, service } = context;
  const drain = ownExtension(project, "drain", service.name);
  if (drain === undefined || drainMs >= RELAY_LOOKS_WITHIN_MS) return;
  if (saidRelay(project, service.name).kind !== "relay" || !isRelayed(context)) return;
  diagnose(context, SHORT_DRAIN, drain.path.slice(2), { written: String(drain.value) });
}

/** Whether it has its relay: then that has the ports. */
function isRelayed({ service }: DiagnosedService): boolean {
  return service.ports === undefined && service.network_mode === undefined;
}
