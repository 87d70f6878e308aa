import type { ContainerState, Recording, StreamEvent } from "../../contract";
import { recordingOf } from "../recording-of";
import { play } from "../story";
import { wellStarted } from "./shop";

/** After how long the second `up` begins. */
const LATER_MS = 60_000;

/** A shop that is there, and an update of its `api`, one replica at a time beside the old one: it has come to the second. */
export function rolling(beginMs: number): Recording {
  const first = recordingOf(play(wellStarted(beginMs - LATER_MS)));
  const old = first.flatMap((event) =>
    event.type === "container" && event.container.service === "api" ? [event.container] : [],
  );
  const replicas = [1, 2, 3].flatMap((number) => old.findLast((container) => container.number === number) ?? []);
  const at = (ms: number) => beginMs + ms;
  const container = (ms: number, state: ContainerState): StreamEvent => ({
    type: "container",
    at: at(ms),
    container: state,
  });
  const young = (number: number, ms: number, state: Partial<ContainerState>): StreamEvent => {
    const before = replicas[number - 1];
    if (before === undefined) throw new Error(`no replica ${number}`);
    const since = { ms: at(ms), atLeast: false };
    return container(ms, { ...before, id: `api${number}new00000`, image: "shop/api:1.5", since, ...state });
  };
  const timeline = (ms: number, number: number, entry: object): StreamEvent => ({
    type: "timeline",
    at: at(ms),
    beginMs: beginMs - LATER_MS,
    checked: true,
    number,
    entry: { atMs: LATER_MS + ms, service: "api", ...entry } as never,
  });
  const replica = (number: number) => {
    const before = replicas[number - 1];
    if (before === undefined) throw new Error(`no replica ${number}`);
    return before;
  };
  return [
    ...first,
    {
      type: "deployment",
      at: at(0),
      event: {
        type: "start",
        command: "up",
        project: "shop",
        backend: "file:///home/you/shop/.pulumi-compose",
        services: [],
      },
    },
    container(400, { ...replica(1), beside: "old", serves: true }),
    young(1, 500, { beside: "new", serves: false, health: "starting", failingStreak: 0 }),
    timeline(500, 1, { kind: "start" }),
    young(1, 5_600, { beside: "new", serves: true, health: "healthy", failingStreak: 0 }),
    timeline(5_600, 1, { kind: "health", from: "starting", to: "healthy", failingStreak: 0 }),
    container(5_700, { ...replica(1), beside: "old", serves: false }),
    { type: "container-gone", at: at(7_000), id: replica(1).id },
    young(1, 7_000, { health: "healthy", failingStreak: 0 }),
    container(7_400, { ...replica(2), beside: "old", serves: true }),
    young(2, 7_500, { beside: "new", serves: false, health: "starting", failingStreak: 1 }),
    timeline(7_500, 2, { kind: "start" }),
    {
      type: "deployment",
      at: at(7_500),
      event: {
        type: "resource",
        kind: "container",
        name: "shop-api-2",
        service: "api",
        op: "create-replacement",
        status: "begun",
        changes: [{ path: "image", kind: "update", replaces: true, old: "shop/api:1.4", new: "shop/api:1.5" }],
      },
    },
    {
      type: "deployment",
      at: at(7_600),
      event: {
        type: "pull",
        name: "shop-web",
        image: "shop/web:1.5",
        status: "running",
        bytes: 34_000_000,
        of: 81_000_000,
      },
    },
    {
      type: "gate",
      at: at(8_000),
      gate: {
        service: "api",
        condition: "service_healthy",
        status: "waiting",
        by: "update",
        sinceMs: at(500),
        deadlineAtMs: at(45_500),
        message: "replica 2: starting, 1 of 3 failures, last probe exit 1: connection refused",
        holds: ["web"],
      },
    },
  ];
}
