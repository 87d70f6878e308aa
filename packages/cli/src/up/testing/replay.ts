import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import type { DeploymentEvent, StartEvent } from "../events/deployment-event";
import { type KnownGate, Translator } from "../events/translator";

/** A recorded event of the engine's, or the program's word that a gate is passed. */
type Recorded = EngineEvent | { readonly passed: KnownGate; readonly seconds: number };

/** The recordings' project: web waits for db to be healthy, side for nobody. */
export const start: StartEvent = {
  type: "start",
  command: "up",
  project: "shop",
  backend: "file:///state",
  services: [
    { name: "db", containers: 1, waits: [] },
    { name: "side", containers: 1, waits: [] },
    { name: "web", containers: 1, waits: [{ service: "db", condition: "service_healthy" }] },
  ],
};

const gate: KnownGate = { service: "db", condition: "service_healthy", holds: ["web"] };

/** The events of a recorded deployment as they are translated; a second goes by with each of the engine's. */
export function replay(name: string): readonly DeploymentEvent[] {
  const recorded: Recorded[] = JSON.parse(readFileSync(join(__dirname, "fixtures", `${name}.json`), "utf8"));
  let now = 0;
  const translator = new Translator({ project: "shop", gates: [gate], now: () => now });
  return recorded.flatMap((event) => {
    now += 1000;
    return "passed" in event ? [translator.pass(event.passed, event.seconds)] : translator.translate(event);
  });
}
