import type { Requester } from "../engine/requester";
import { type EngineLimits, limitContainer } from "./engine-limits";

/** An engine that takes every limit but that for block I/O. */
function engine(hostConfig: object) {
  let has: Record<string, unknown> = { ...hostConfig };
  const updates: unknown[] = [];
  const ask: Requester = {
    json: async ({ method, body = {} }) => {
      if (method !== "POST") return { HostConfig: has };
      updates.push(body);
      const { BlkioWeight: weight, ...taken } = { BlkioWeight: undefined, ...body };
      has = { ...has, ...taken };
      return { Warnings: weight === undefined ? null : ["weight discarded"] };
    },
    stream: () => Promise.reject(new Error("nothing is streamed here")),
  };
  return { ask, updates };
}

interface Case {
  readonly what: string;
  readonly has: object;
  readonly wanted: EngineLimits;
  readonly were: EngineLimits;
  readonly body?: object;
}

test.each<Case>([
  {
    what: "none yet",
    has: { PidsLimit: null },
    wanted: { pidsLimit: 9 },
    were: { pidsLimit: 0 },
    body: { PidsLimit: 9 },
  },
  { what: "another", has: { PidsLimit: 5 }, wanted: { pidsLimit: 9 }, were: { pidsLimit: 5 }, body: { PidsLimit: 9 } },
  { what: "the same", has: { PidsLimit: 9 }, wanted: { pidsLimit: 9 }, were: {} },
  { what: "none, in another number", has: { PidsLimit: 0 }, wanted: { pidsLimit: -1 }, were: {} },
  {
    what: "none any more",
    has: { PidsLimit: 9 },
    wanted: { pidsLimit: -1 },
    were: { pidsLimit: 9 },
    body: { PidsLimit: -1 },
  },
  {
    what: "one of several",
    has: { PidsLimit: 9, BlkioWeight: 10, CpuRealtimePeriod: 1, CpuRealtimeRuntime: 2 },
    wanted: { pidsLimit: 9, cpuRealtimePeriod: 1, cpuRealtimeRuntime: 3 },
    were: { cpuRealtimeRuntime: 2 },
    body: { CpuRealtimeRuntime: 3 },
  },
])("$what", async ({ has, wanted, were, body }) => {
  const { ask, updates } = engine(has);
  expect(await limitContainer(ask, "c1", wanted, "set")).toEqual({ were, warnings: [] });
  expect(updates).toEqual(body ? [body] : []);
});

test("what the engine discards is not said to be set", async () => {
  const { ask } = engine({});
  const outcome = await limitContainer(ask, "c1", { pidsLimit: 9, blkioWeight: 20 }, "set");
  expect(outcome).toEqual({ were: { pidsLimit: 0 }, warnings: ["weight discarded"] });
});

test("to tell changes nothing", async () => {
  const { ask, updates } = engine({});
  expect(await limitContainer(ask, "c1", { pidsLimit: 9 }, "tell")).toEqual({ were: { pidsLimit: 0 }, warnings: [] });
  expect(updates).toEqual([]);
});
