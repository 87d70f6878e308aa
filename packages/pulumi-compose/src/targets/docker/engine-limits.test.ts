import { argsOf, planOf } from "../../testing/plan-of";

const limitsOf = (attributes: string) =>
  planOf(`services: { a: { image: busybox, ${attributes} } }`).containers.find(({ key }) => key === "a-1")?.limits;

test.each([
  ["pids_limit: 100", { pidsLimit: 100 }],
  ["pids_limit: -1", undefined],
  ["pids_limit: 0", undefined],
  ["deploy: { resources: { limits: { pids: 7 } } }", { pidsLimit: 7 }],
  ["deploy: { resources: { limits: { pids: -1 } } }", undefined],
  ["blkio_config: { weight: 300 }", { blkioWeight: 300 }],
  ["cpu_rt_period: 1000000, cpu_rt_runtime: 95000", { cpuRealtimePeriod: 1_000_000, cpuRealtimeRuntime: 95_000 }],
  ["cpus: 0.5", undefined],
])("%s", (attributes, limits) => {
  expect(limitsOf(attributes)).toEqual(limits);
});

test("nothing is said to be left out, but for what an engine takes at the creation alone", () => {
  const { diagnostics } = planOf(
    "services: { a: { image: b, pids_limit: 9, blkio_config: { weight: 9, weight_device: [{ path: /d, weight: 9 }] } } }",
  );
  expect(diagnostics.map(({ path }) => path?.slice(2))).toEqual([["blkio_config", "weight_device"]]);
});

test("a limit's change is made in place, its end takes a new container", () => {
  const hashOf = (attributes: string) =>
    argsOf(attributes).labels?.find(({ label }) => label === "com.docker.compose.config-hash")?.value;
  expect(hashOf("pids_limit: 9")).toBe(hashOf("pids_limit: 10"));
  expect(hashOf("pids_limit: 0")).toBe(hashOf("pids_limit: -1"));
  expect(hashOf("pids_limit: -1")).toBe(hashOf("tty: false"));
  expect(hashOf("pids_limit: 9")).not.toBe(hashOf("tty: false"));
});
