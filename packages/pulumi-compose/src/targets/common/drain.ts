import { durationMs, ownExtension } from "@pulumi-compose/health-model";
import { type DiagnosedService, diagnose } from "./diagnose";
import { BAD_DRAIN } from "./target-messages";

/** Others may have looked the old container up just before. */
const DRAIN_MS = 2_000;

/** Milliseconds from when nobody finds an old container any more until it is told to stop: what `x-pulumi-compose: {drain: 5s}` says. */
export function drainOf(context: DiagnosedService): number {
  const said = ownExtension(context.project, "drain", context.service.name);
  if (said === undefined) return DRAIN_MS;
  const ms = typeof said.value === "string" ? durationMs(said.value) : undefined;
  if (ms === undefined) diagnose(context, BAD_DRAIN, said.path.slice(2), { written: JSON.stringify(said.value) ?? "" });
  return ms ?? DRAIN_MS;
}
