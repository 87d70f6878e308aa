import type { GateState, Plan } from "@pulumi-compose/dashboard";
import type { StatusRow } from "../../health/status/status-row";
import { troubleOf } from "./trouble-of";

type Gate = Plan["gates"][number];

/** How the gates of a plan would be, as the containers are now: nobody has to wait at them. */
export function gatesOfEngine(gates: readonly Gate[], rows: readonly StatusRow[]): readonly GateState[] {
  return gates.map((gate) => {
    const { dependency: service, condition, dependents, replicas } = gate;
    // One that another takes the place of is nobody's to wait for.
    const own = rows.filter((row) => row.service === service && row.container && row.beside !== "old");
    const met = own.filter((row) => verdictOf(gate, row) === "open");
    const failed = own.find((row) => verdictOf(gate, row) === "failed");
    const status =
      own.length === 0 ? "idle" : failed ? "failed" : met.length >= Math.max(1, replicas) ? "open" : "waiting";
    const sinceMs = Math.max(...(failed ? [failed] : met).map(({ since }) => since?.ms ?? 0));
    const message = failed ? troubleOf(failed) : own.length > 1 || replicas > 1 ? `${met.length} of ${replicas}` : "";
    return {
      service,
      condition,
      status,
      by: "engine",
      ...(message !== "" && { message }),
      ...(status !== "idle" && status !== "waiting" && sinceMs > 0 && { sinceMs }),
      holds: dependents.map((one) => one.service),
    };
  });
}

function verdictOf({ condition }: Gate, { state, health, exitCode, ok }: StatusRow): "open" | "failed" | "waiting" {
  const hasEnded = exitCode !== undefined && state !== "running";
  if (condition === "service_completed_successfully") {
    if (state === "complete" && ok) return "open";
    return hasEnded ? (exitCode === 0 ? "open" : "failed") : "waiting";
  }
  if (health === "healthy") return "open";
  return health === "unhealthy" || hasEnded ? "failed" : "waiting";
}
