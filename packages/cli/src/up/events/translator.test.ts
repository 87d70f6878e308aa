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

test("a preview tells of every resource once, of components too", () => {
  const told = replay("edited-preview").flatMap((event) =>
    event.type === "resource" ? [`${event.kind} ${event.name} ${event.op}`] : [],
  );
  expect(told).toContain("project shop same");
  expect(told).toEqual([...new Set(told)]);
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
  const message = 'gate/exited: service "db" exited with code 3';
  const said = (severity: "error" | "warning", ...missed: readonly string[]) => {
    const translator = new Translator({ project: "shop", gates });
    for (const condition of missed) translator.miss("db", condition);
    const diagnosticEvent = { urn, severity, message, color: "never" } as const;
    return [1, 2].map((sequence) => translator.translate({ sequence, timestamp: 0, diagnosticEvent }));
  };

  test("is known by its words, in whatever order reports come, and by the order where a secret is hidden in them", () => {
    const translator = new Translator({ project: "shop", gates });
    translator.miss("db", "service_healthy", `${message} of health  \n`);
    translator.miss("db", "service_completed_successfully", `${message} of its end`);
    const events = [`${message} of its end`, `${message} of [secret]`].map((text) =>
      translator.translate({
        sequence: 1,
        timestamp: 0,
        diagnosticEvent: { urn, severity: "error", message: text, color: "never" },
      }),
    );
    expect(events).toMatchObject([
      [{ condition: "service_completed_successfully", message: `${message} of its end` }],
      [{ condition: "service_healthy", message: `${message} of [secret]` }],
    ]);
  });

  test.each([
    [["service_completed_successfully"], ["service_completed_successfully", "service_completed_successfully"]],
    [["service_healthy"], ["service_healthy", "service_healthy"]],
    [
      ["service_completed_successfully", "service_healthy"],
      ["service_completed_successfully", "service_healthy"],
    ],
    // Told by none: of the first that is open.
    [[], ["service_healthy", "service_healthy"]],
  ])("is of what the program has said that it missed: %j", (missed, [first, second]) => {
    expect(said("error", ...missed)).toMatchObject([
      [{ type: "gate", status: "failed", condition: first }],
      [{ type: "gate", status: "failed", condition: second }],
    ]);
    expect(said("warning", ...missed)[0]).toMatchObject([
      { type: "gate", status: "unmet", condition: first },
      { type: "diagnostic", severity: "warning", service: "db" },
    ]);
  });
});

test("a gate's error that a program ends with is told once", () => {
  const urn = "urn:pulumi:shop::pulumi-compose::docker:index/container:Container::shop-db-1";
  const translator = new Translator({ project: "shop", gates: [] });
  const say = (message: string, of: { urn?: string } = {}) =>
    translator.translate({
      sequence: 1,
      timestamp: 0,
      diagnosticEvent: { ...of, severity: "error", message, color: "never" },
    });
  const line = 'service "db" exited with code 3 instead of staying up, after 1 s';
  expect(say(`gate/exited: ${line}\n  state  exited`, { urn })).toMatchObject([{ type: "gate", status: "failed" }]);
  expect(say(`${line}; not started because of it: web`)).toEqual([]);
  expect(say("something else")).toMatchObject([{ type: "diagnostic", message: "something else" }]);
});

test.each([
  [
    "docker:index/container:Container",
    "shop-web-1",
    'no such file\n  at compose.yaml:3:5 (service "web")\n  hint: try another',
  ],
  [
    "docker:index/remoteImage:RemoteImage",
    "shop-x:latest",
    'no such file\n  at compose.yaml:3:5 (service "web")\n  hint: try another',
  ],
  ["docker:index/network:Network", "shop-default", "no such file"],
])("an error of a %s is told with its place in the file", (type, name, message) => {
  const askedFor = () => ({ at: 'at compose.yaml:3:5 (service "web")', hint: "try another" });
  const [event] = new Translator({ project: "shop", gates: [], askedFor }).translate({
    sequence: 1,
    timestamp: 0,
    diagnosticEvent: {
      urn: `urn:pulumi:shop::pulumi-compose::${type}::${name}`,
      severity: "error",
      message: "no such file",
      color: "never",
    },
  });
  expect(event).toMatchObject({ type: "diagnostic", severity: "error", message });
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

test.each([
  ["0 of 1 ready, 1 Pending, 0 s of 90 s", 1],
  ["Found {.metadata.name}", 0],
  ["Resource scheduled for deletion", 0],
  ["[1/2] Waiting for app ReplicaSet to be available (0/1 Pods available)", 0],
])("of what is said of a workload, a gate says: %s", (message, count) => {
  const gate = { service: "db", condition: "service_healthy", holds: [] };
  const urn = "urn:pulumi:shop::pulumi-compose::kubernetes:apps/v1:Deployment::shop-db";
  const translator = new Translator({ project: "shop", gates: [gate] });
  const diagnosticEvent = { urn, severity: "info", message, color: "never", ephemeral: true } as const;
  expect(translator.translate({ sequence: 1, timestamp: 0, diagnosticEvent })).toHaveLength(count);
});

test.each([
  ["docker:index/network:Network", "shop-default", "shop_default"],
  ["docker:index/container:Container", "shop-web-pre_start-0-1", "shop-web-pre_start-0"],
  ["docker:index/container:Container", "shop-web-1", undefined],
])("a %s %s is told with the engine's name for it", (type, name, called) => {
  const urn = `urn:pulumi:shop::pulumi-compose::${type}::${name}`;
  const inputs = { name: called ?? name };
  const state = { type, urn, id: "1", parent: "", provider: "", inputs, outputs: {} };
  const metadata = { op: "create", urn, type, provider: "", new: state } as const;
  const [event] = new Translator({ project: "shop", gates: [] }).translate({
    sequence: 1,
    timestamp: 0,
    resOutputsEvent: { metadata },
  });
  expect(event).toMatchObject({ name, op: "create" });
  expect(event?.type === "resource" ? event.called : "none").toBe(called);
});

test.each([
  ["docker:index/remoteImage:RemoteImage", { keepLocally: true }, "discard"],
  ["docker:index/remoteImage:RemoteImage", { keepLocally: false }, "delete"],
  ["docker:index/network:Network", {}, "delete"],
])("the deletion of a %s of %j is a %s", (type, more, op) => {
  const urn = `urn:pulumi:shop::pulumi-compose::${type}::shop-it`;
  const state = { type, urn, id: "1", parent: "", provider: "", inputs: { name: "it", ...more }, outputs: {} };
  const metadata = { op: "delete", urn, type, provider: "", old: state } as const;
  const [event] = new Translator({ project: "shop", gates: [] }).translate({
    sequence: 1,
    timestamp: 0,
    resOutputsEvent: { metadata },
  });
  expect(event).toMatchObject({ name: "shop-it", op });
});

describe("what is waited for in the end, though nobody else waits for it", () => {
  const urn = "urn:pulumi:shop::pulumi-compose::kubernetes:apps/v1:Deployment::shop-cache";
  const started = { service: "cache", condition: "service_started", holds: ["web"] };
  const last = { service: "cache", condition: "up", goal: "converged", holds: [] };
  const say = (translator: Translator, message: string, severity: "info" | "error" = "info") =>
    translator.translate({
      sequence: 1,
      timestamp: 0,
      diagnosticEvent: { urn, severity, message, color: "never", ephemeral: severity === "info" },
    });
  const progress = "1 of 2 ready, 4 s of 65 s";

  test("is told by its own name, after what others wait for", () => {
    const translator = new Translator({ project: "shop", gates: [started, last] });
    expect(say(translator, progress)).toMatchObject([
      { type: "gate", condition: "service_started", status: "waiting" },
    ]);
    expect(translator.pass(started, 1)).toMatchObject({ condition: "service_started", status: "passed" });
    expect(say(translator, progress)).toEqual([
      { type: "gate", service: "cache", condition: "up", holds: [], status: "waiting", message: progress },
    ]);
    expect(translator.pass(last, 2)).toEqual({
      ...{ type: "gate", service: "cache", condition: "up", holds: [], status: "passed", waitedSeconds: 2 },
    });
    expect(say(translator, progress)).toEqual([]);
  });

  test("fails by its own name, also where the other has failed before", () => {
    const translator = new Translator({ project: "shop", gates: [started, last] });
    translator.miss("cache", "service_started");
    translator.miss("cache", "converged");
    const failures = ["one", "two"].map((text) => say(translator, `gate/image-pull: ${text}`, "error"));
    expect(failures).toMatchObject([[{ condition: "service_started" }], [{ condition: "up" }]]);
  });
});
