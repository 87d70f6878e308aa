import { membershipsOf, type NetworkMembership } from "../engine/read-memberships";
import type { Requester } from "../engine/requester";
import { field, list, number, strings, text } from "../shared/read";
import { inspectIfThere } from "./inspect-if-there";

/** A container of a service, as an engine has it. */
export interface ServiceContainer {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Whether it has a process, paused or between two runs included. */
  readonly runs: boolean;
  /** Seconds that it has to end after its stop signal. */
  readonly stopTimeout: number;
  readonly memberships: readonly NetworkMembership[];
}

/** The engine's own, where a container was made without one. */
const STOP_TIMEOUT = 10;

/** All containers with these labels, stopped ones included. One that goes meanwhile is left out. */
export async function serviceContainers(
  ask: Requester,
  labels: Readonly<Record<string, string>>,
): Promise<readonly ServiceContainer[]> {
  const filters = JSON.stringify({ label: Object.entries(labels).map(([label, value]) => `${label}=${value}`) });
  const rows = await ask.json({ method: "GET", path: "/containers/json", query: { all: "1", filters }, ok: [200] });
  const found = await Promise.all(list(rows).map((row) => inspectIfThere(ask, "containers", text(field(row, "Id")))));
  return found.flatMap((one) => (one === undefined ? [] : [readContainer(one)]));
}

function readContainer(found: unknown): ServiceContainer {
  return {
    id: text(field(found, "Id")),
    name: text(field(found, "Name")).replace(/^\//, ""),
    labels: strings(field(found, "Config", "Labels")),
    runs: ["running", "paused", "restarting"].includes(text(field(found, "State", "Status"))),
    stopTimeout: number(field(found, "Config", "StopTimeout")) || STOP_TIMEOUT,
    memberships: membershipsOf(found),
  };
}
