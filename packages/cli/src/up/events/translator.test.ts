import { replay } from "../testing/replay";
import { Translator } from "./translator";

const brief = (name: string) =>
  replay(name).flatMap((event) => {
    switch (event.type) {
      case "resource":
        return event.kind === "project" || event.kind === "service"
          ? []
          : [`${event.kind} ${event.name} ${event.op} ${event.status}`];
      case "gate":
        return [`gate ${event.service} ${event.status}`];
      case "diagnostic":
        return [`${event.severity} ${event.message}`];
      default:
        return [];
    }
  });

test("a failed gate: progress and evidence on the gate, nothing said twice, nothing of debugging or providers", () => {
  const events = brief("failed-gate");
  expect(events.filter((line) => line.startsWith("gate"))).toEqual([
    ...Array.from({ length: 4 }, () => "gate db waiting"),
    "gate db failed",
  ]);
  expect(events.filter((line) => /^(?:error|warning|info)/.test(line))).toEqual([]);
  expect(JSON.stringify(replay("failed-gate"))).not.toContain("hunter2");
  expect(events).toContain("container shop-db-1 create done");
  expect(events.join("\n")).not.toContain("default_5_2_0");
});

test("the evidence is complete", () => {
  const failed = replay("failed-gate").find((event) => event.type === "gate" && event.status === "failed");
  expect(failed).toMatchObject({ service: "db", condition: "service_healthy", holds: ["web"] });
  expect(failed).toHaveProperty("message", expect.stringContaining("no route to db"));
  expect(failed).toHaveProperty("message", expect.stringMatching(/at .*compose\.yaml:\d+:\d+/));
});

test("a published port is told when the container is there", () => {
  const side = replay("failed-gate").find(
    (event) => event.type === "resource" && event.name === "shop-side-1" && event.status === "done",
  );
  expect(side).toMatchObject({ service: "side", ports: ["127.0.0.1:18081->80/tcp"], seconds: expect.any(Number) });
});

test("a replacement is planned once, with its reasons", () => {
  const planned = replay("edited-preview").filter((event) => event.type === "resource" && event.op !== "same");
  expect(planned).toMatchObject([
    {
      name: "shop-side-1",
      op: "replace",
      status: "planned",
      changes: [{ path: "command[1]", kind: "update", replaces: true, old: "1000", new: "1001" }],
    },
    { name: "shop-web-1", op: "replace", status: "planned" },
  ]);
});

test("a gate that passes is told by the program", () => {
  expect(brief("healed")).toContain("gate db passed");
});

describe("what a report says of two gates of one service", () => {
  const urn = "urn:pulumi:shop::pulumi-compose::docker:index/container:Container::shop-db-1";
  const gates = ["service_healthy", "service_completed_successfully"].map((condition) => ({
    service: "db",
    condition,
    holds: [],
  }));
  const said = (severity: "error" | "warning", message: string) =>
    new Translator({ project: "shop", gates }).translate({
      sequence: 1,
      timestamp: 0,
      diagnosticEvent: { urn, severity, message, color: "never" },
    });

  test.each([
    ['gate/exited: service "db" exited with code 3 instead of 0', "service_completed_successfully"],
    ['gate/deadline: service "db" did not get to its end within 4 s', "service_completed_successfully"],
    ['gate/exited: service "db" exited with code 3 before it was healthy', "service_healthy"],
    ['gate/no-healthcheck: service "db" has no healthcheck, so it can never be healthy', "service_healthy"],
    ['gate/removed: service "db": its container was removed during the wait', "service_healthy"],
  ])("%s", (message, condition) => {
    expect(said("error", message)).toMatchObject([{ type: "gate", status: "failed", condition }]);
    expect(said("warning", message)).toMatchObject([
      { type: "gate", status: "unmet", condition },
      { type: "diagnostic", severity: "warning", service: "db" },
    ]);
  });
});

test("progress that comes late says nothing of a gate that is passed", () => {
  const gate = { service: "db", condition: "service_healthy", holds: [] };
  const urn = "urn:pulumi:shop::pulumi-compose::docker:index/container:Container::shop-db-1";
  const translator = new Translator({ project: "shop", gates: [gate] });
  const progress = () =>
    translator.translate({
      sequence: 1,
      timestamp: 0,
      diagnosticEvent: { urn, severity: "info", message: "starting, 1 s of 9 s", color: "never", ephemeral: true },
    });
  expect(progress()).toMatchObject([{ type: "gate", status: "waiting" }]);
  translator.pass(gate, 1);
  expect(progress()).toEqual([]);
});
