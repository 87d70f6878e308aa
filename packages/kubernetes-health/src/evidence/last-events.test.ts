import { readEvent } from "../read/read-event";
import { anEvent } from "../testing/objects";
import { lastEvents, lastProbeMessage } from "./last-events";

const told = (events: readonly ReturnType<typeof anEvent>[], detail = "") =>
  lastEvents(events.map(readEvent), detail).map(({ reason, message, count }) => `${reason} ${count} ${message}`);

test("what is the same but for names and numbers that were made up is told once", () => {
  const refused = (name: string) => `Error creating: pods "web-6f48b6bff8-${name}" is forbidden: exceeded quota: none`;
  const pull = (port: number) => `Failed to pull image "web:1": read udp 10.0.0.1:${port}->10.0.0.2:53: i/o timeout`;
  expect(
    told([
      anEvent("uid-a", "FailedCreate", refused("abcde")),
      anEvent("uid-a", "FailedCreate", refused("fghij"), { count: 3 }),
      anEvent("uid-a", "FailedCreate", `(combined from similar events): ${refused("klmno")}`),
      anEvent("uid-b", "Failed", pull(1234)),
      anEvent("uid-b", "Failed", pull(4321)),
      anEvent("uid-b", "Failed", "Error: ErrImagePull"),
      anEvent("uid-b", "FailedMount", 'configmap "one" not found'),
      anEvent("uid-b", "FailedMount", 'configmap "two" not found'),
    ]),
  ).toEqual([
    'FailedMount 1 configmap "two" not found',
    'FailedMount 1 configmap "one" not found',
    `Failed 2 ${pull(4321)}`,
    `FailedCreate 5 (combined from similar events): ${refused("klmno")}`,
  ]);
});

test("warnings come first, of what is normal two, and not what was said as the reason", () => {
  const normal = { type: "Normal" };
  const events = [
    anEvent("uid-a", "BackOff", "Back-off restarting failed container"),
    anEvent("uid-a", "Scheduled", "assigned", normal),
    anEvent("uid-a", "Created", "created", normal),
    anEvent("uid-a", "Started", "started", normal),
    anEvent("uid-a", "FailedScheduling", "0/2 nodes are available"),
  ];
  expect(told(events, "0/3 nodes are available")).toEqual([
    "BackOff 1 Back-off restarting failed container",
    "Started 1 started",
    "Created 1 created",
  ]);
});

test("the last probe's words", () => {
  const events = [
    anEvent("uid-a", "Unhealthy", "Readiness probe failed: one"),
    anEvent("uid-a", "Unhealthy", "Liveness probe failed: two\n"),
    anEvent("uid-a", "Killing", "Container web failed liveness probe"),
  ];
  expect(lastProbeMessage(events.map(readEvent))).toBe("Liveness probe failed: two");
  expect(lastProbeMessage([])).toBeUndefined();
});
