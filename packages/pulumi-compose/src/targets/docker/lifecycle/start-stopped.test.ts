import type { ContainerSnapshot } from "@pulumi-compose/docker-health";
import { startStopped } from "./start-stopped";

type Policy = ContainerSnapshot["restartPolicy"]["name"];

function snapshot(status: "running" | "exited", exitCode: number, policy: Policy = "no"): ContainerSnapshot {
  return {
    id: "c0ffee",
    name: "shop-db-1",
    image: "i",
    labels: {},
    shell: ["/bin/sh", "-c"],
    tty: false,
    state: {
      status,
      exitCode,
      oomKilled: false,
      error: "",
      startedAt: "2026-01-01T00:00:00Z",
      finishedAt: "2026-01-01T00:00:01Z",
      restartCount: 0,
    },
    restartPolicy: { name: policy, retries: 0 },
  };
}

function keeper(failure?: string) {
  const started: string[] = [];
  return {
    started,
    startContainer: async (id: string) => {
      if (failure !== undefined) throw new Error(failure);
      started.push(id);
    },
  };
}

test.each([
  ["a service that has exited", snapshot("exited", 0), "service_healthy", true],
  ["a one-shot that has failed", snapshot("exited", 3), "service_completed_successfully", true],
  ["a one-shot that is done", snapshot("exited", 0), "service_completed_successfully", false],
  ["one that runs", snapshot("running", 0), "service_healthy", false],
  ["one that nobody waits for and that is done", snapshot("exited", 0), "up", false],
  ["the same, restarted on failure only", snapshot("exited", 0, "on-failure"), "up", false],
  ["one that was stopped although it should run", snapshot("exited", 0, "unless-stopped"), "up", true],
  ["one that nobody waits for and that has failed", snapshot("exited", 3), "up", true],
] as const)("%s", async (_, container, condition, starts) => {
  const fake = keeper();
  const done = await startStopped(fake, container, condition);
  expect(fake.started).toEqual(starts ? ["c0ffee"] : []);
  expect(done !== undefined).toBe(starts);
  if (starts) expect(done).toMatch(/had exited with code \d before this update: started again/);
});

test("what keeps it from being started is said", async () => {
  const done = await startStopped(keeper("port is already allocated"), snapshot("exited", 137), "service_healthy");
  expect(done).toContain("cannot be started again: port is already allocated");
});

test.each([
  ["it is on again", true, "started again", ["reconnect c0ffee", "start c0ffee"]],
  ["it was on all of them", false, "cannot be started again: network 0ld not found", ["reconnect c0ffee"]],
])("what cannot be started is put back on its networks first: %s", async (_, wasApart, said, expected) => {
  const calls: string[] = [];
  let tries = 0;
  const starter = {
    startContainer: async (id: string) => {
      tries += 1;
      if (tries === 1) throw new Error("network 0ld not found");
      calls.push(`start ${id}`);
    },
    reconnect: async (id: string) => {
      calls.push(`reconnect ${id}`);
      return wasApart;
    },
  };
  expect(await startStopped(starter, snapshot("exited", 137), "service_healthy")).toContain(said);
  expect(calls).toEqual(expected);
});
