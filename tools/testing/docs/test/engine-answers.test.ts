import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ContainerEvent } from "../../../../packages/docker-health/src";
import { readEvent } from "../../../../packages/docker-health/src/engine/follow-events";
import { type GONE, goneAnswers } from "../src/gone-answers";

const packages = resolve(__dirname, "../../../../packages");

/** The packages' sources and tests, which say what engines are asked. */
const sources = readdirSync(packages).flatMap((folder) =>
  ["src", "e2e"].flatMap((part) => filesBelow(join(packages, folder, part))),
);

function filesBelow(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

test("nothing is asked for that an engine from 29 on does not say any more", () => {
  expect(sources.length).toBeGreaterThan(500);
  const found = sources.flatMap((file) => goneAnswers(readFileSync(file, "utf8")).map((text) => `${file}: ${text}`));
  expect(found).toEqual([]);
});

/** By the compiler: a wait's event has none of the fields that are gone. */
type Gone = Extract<keyof ContainerEvent, (typeof GONE.event)[number]>;
const none: readonly Gone[] = [] satisfies readonly never[];

const EVENTS = [
  { Action: "start", Actor: { ID: "a1", Attributes: { name: "shop-db-1" } } },
  { Action: "die", Actor: { ID: "a1", Attributes: { name: "shop-db-1", exitCode: "3" } } },
  { Action: "health_status: healthy", Actor: { ID: "a1", Attributes: { name: "shop-db-1" } } },
  { Action: "exec_die", Actor: { ID: "a1", Attributes: { name: "shop-db-1", exitCode: "0", execID: "e1" } } },
  { Action: "destroy", Actor: { ID: "a1", Attributes: { name: "shop-db-1" } } },
] as const;

test.each(EVENTS)("an event says the same with and without its old fields: $Action", (event) => {
  const newer = { ...event, Type: "container", timeNano: 1_700_000_000_123_456_789n.toString() };
  const older = { ...newer, id: event.Actor.ID, status: event.Action, from: "busybox" };
  const read = [newer, older].map((one) => readEvent(JSON.stringify(one).replace(/"(\d{19})"/, "$1")));
  expect(none).toEqual([]);
  expect(read[0]).toEqual(read[1]);
  expect(read[0]).toMatchObject({ containerId: "a1", containerName: "shop-db-1", timeNano: "1700000000123456789" });
});
