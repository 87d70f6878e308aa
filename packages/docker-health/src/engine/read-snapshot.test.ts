import { readEvent } from "./follow-events";
import { readSnapshot } from "./read-snapshot";
import { readVersion } from "./read-version";

test("reads an inspect answer", () => {
  const raw = {
    Id: "abc",
    Name: "/shop-db-1",
    Created: "2026-01-01T00:00:00.1Z",
    NetworkSettings: {
      Networks: {
        one: { Aliases: ["db", "abc"] },
        two: { Aliases: ["db"], DNSNames: ["shop-db-1", "db"] },
        none: { Aliases: null },
      },
      Ports: { "80/tcp": [{ HostIp: "0.0.0.0", HostPort: "8080" }], "81/udp": null },
    },
    RestartCount: 2,
    HostConfig: { RestartPolicy: { Name: "on-failure", MaximumRetryCount: 5 } },
    Config: {
      Image: "db",
      Shell: ["/bin/bash", "-c"],
      Labels: { a: "b" },
      Env: ["DB_PASSWORD=hunter2", "DB_PASSWORD_FILE=/run/x", "PATH=/bin", "TOKEN=a=b"],
      Healthcheck: { Test: ["CMD", "x"], Interval: 2e9, Retries: 4 },
    },
    State: {
      Status: "running",
      StartedAt: "2026-01-01T00:00:00.5Z",
      Health: {
        Status: "unhealthy",
        FailingStreak: 4,
        Log: [{ Start: "2026-01-01T00:00:02Z", End: "2026-01-01T00:00:03.25Z", ExitCode: 1, Output: "no" }],
      },
    },
  };
  expect(readSnapshot(raw)).toEqual({
    id: "abc",
    name: "shop-db-1",
    image: "db",
    state: expect.objectContaining({ status: "running", exitCode: 0, restartCount: 2 }),
    health: {
      status: "unhealthy",
      failingStreak: 4,
      log: [{ start: "2026-01-01T00:00:02Z", durationMs: 1250, exitCode: 1, output: "no", by: "engine" }],
    },
    healthcheck: {
      test: ["CMD", "x"],
      intervalMs: 2000,
      timeoutMs: 30_000,
      startPeriodMs: 0,
      retries: 4,
    },
    restartPolicy: { name: "on-failure", retries: 5 },
    shell: ["/bin/bash", "-c"],
    tty: false,
    labels: { a: "b" },
    createdAt: "2026-01-01T00:00:00.1Z",
    aliases: ["db", "abc", "shop-db-1"],
    ports: [{ ip: "0.0.0.0", external: 8080, internal: 80, protocol: "tcp" }],
    secrets: ["hunter2", "a=b"],
  });
});

test.each([[{ Test: ["NONE"] }], [{ Test: ["MAYBE", "x"] }], [{}], [undefined], [{ Interval: 5 }]])(
  "no healthcheck: %j",
  (Healthcheck) => {
    expect(readSnapshot({ Config: { Healthcheck } }).healthcheck).toBeUndefined();
  },
);

test.each([null, undefined, "text", 5, [], {}, { State: null, Config: 7 }])("survives %j", (raw) => {
  expect(readSnapshot(raw)).toMatchObject({ id: "", state: { status: "created" }, shell: ["/bin/sh", "-c"] });
});

test.each([
  [
    '{"status":"die","id":"abc","Type":"container","Action":"die","Actor":{"ID":"abc","Attributes":{"exitCode":"7","name":"n"}},"timeNano":1767225600123456789}',
    { containerId: "abc", containerName: "n", action: "die", exitCode: 7, timeNano: "1767225600123456789" },
  ],
  [
    '{"status":"died","id":"abc","timeNano":1}',
    { containerId: "abc", containerName: "", action: "die", timeNano: "1" },
  ],
  ["", undefined],
  ["{half", undefined],
  ['{"Type":"image"}', undefined],
])("an event: %s", (line, event) => {
  expect(readEvent(line)).toEqual(event);
});

test.each([
  [{ Version: "20.10.24", ApiVersion: "1.41" }, "docker", "unknown"],
  [{ Version: "28.0.0", ApiVersion: "1.48" }, "docker", "whole"],
  [{ Version: "29.8.0", ApiVersion: "1.56" }, "docker", "cut"],
  [{ Version: "5.0.0", ApiVersion: "1.41", Components: [{ Name: "Podman Engine" }] }, "podman", undefined],
])("a version: %j", (raw, product, startInterval) => {
  const version = readVersion(raw);
  expect([version.product, version.dialect?.startInterval]).toEqual([product, startInterval]);
});
