import { PulumiProject } from "./support/pulumi-project";
import { SwarmEngine } from "./support/swarm-engine";
import { busybox, describeWithToolchain } from "./support/toolchain";

const project = "pcs-ends";
const program = `
const { ComposeProject } = require("pulumi-compose");
new ComposeProject("ends", { file: "compose.yaml", target: "swarm", projectName: "${project}" });
`;

interface Job {
  /** What its process does; it ends with code 0 when it is asked to. */
  readonly does: string;
  readonly check: string;
  readonly condition: "service_healthy" | "service_completed_successfully";
  /** What it does when it is asked to end, before it does. */
  readonly last?: string;
  readonly restart?: "on-failure" | "any";
}

/** `web` waits for `job`, whose process ends with code 0 on SIGTERM. */
function compose({ does, check, condition, last = "echo asked to end", restart = "on-failure" }: Job): string {
  return `
services:
  job:
    image: ${busybox}
    command: ["sh", "-c", "trap '${last}; exit 0' TERM; echo working; ${does}"]
    stop_grace_period: 20s
    healthcheck: { test: "${check}", interval: 1s, timeout: 5s, retries: 3 }
    deploy: { restart_policy: { condition: ${restart} } }
  web:
    image: ${busybox}
    init: true
    command: ["sleep", "1000"]
    depends_on: { job: { condition: ${condition} } }
`;
}

const forEver = "while :; do sleep 0.1; done";

// To a swarm, a task whose process ends with code 0 is complete, whyever it ended.
describeWithToolchain("a service whose process ends with code 0 when it is asked to", () => {
  let swarm: SwarmEngine;
  let stack: PulumiProject | undefined;

  beforeAll(async () => {
    swarm = await SwarmEngine.start([busybox]);
  }, 300_000);

  afterEach(() => stack?.dispose(), 120_000);

  afterAll(() => swarm?.stop(), 120_000);

  const up = (job: Job) => {
    const files = { "index.js": program, "compose.yaml": compose(job) };
    stack = new PulumiProject({ name: "pcs-ends", files, env: { DOCKER_HOST: swarm.host } });
    return stack.up();
  };
  const services = async () => (await swarm.docker.listServices()).map(({ Spec: spec }) => spec?.Name);

  test.each([
    ["service_completed_successfully", "on-failure"],
    ["service_healthy", "on-failure"],
    ["service_healthy", "any"],
  ] as const)(
    "killed because its check fails: %s is not met, started again under %s, and says why",
    async (condition, restart) => {
      const run = await up({ does: forEver, check: "echo no table yet; exit 1", condition, restart });
      expect([run.code === 0, run.text]).toEqual([false, expect.stringContaining("gate/unhealthy")]);
      // As it reads, however it was wrapped.
      const text = run.text.replace(/\s+/g, " ");
      expect(text).toMatch(/service "job" is unhealthy after \S+ s: a task was killed because its check failed/);
      expect(text).toMatch(/pcs-ends_job\.1 on \S+: complete, killed because its check failed, and ended with code 0/);
      expect(text).toContain("test CMD-SHELL echo no table yet; exit 1");
      expect(text).toMatch(/probe \S+ exit 1 after \S+ s no table yet/);
      expect(text).toContain("| asked to end");
      expect(text).toContain("not started because of it: web");
      expect(await services()).toEqual([`${project}_job`]);
      // Three probes, an end, and what Pulumi takes: the deadline is far away.
      expect(run.seconds).toBeLessThan(60);
    },
    300_000,
  );

  test("killed, but healthy again before its process has ended: neither", async () => {
    const run = await up({
      does: `sleep 2.5; touch /tmp/bad; ${forEver}`,
      check: "test ! -e /tmp/bad",
      condition: "service_completed_successfully",
      last: "rm /tmp/bad; sleep 7",
    });
    expect([run.code === 0, run.text]).toEqual([false, expect.stringContaining("gate/unhealthy")]);
    expect(await services()).toEqual([`${project}_job`]);
  }, 300_000);

  test.each([
    ["while its check was failing, but not often enough", "sleep 2.5", "exit 1"],
    ["healthy to its end, so long that nobody sees its first probes any more", "sleep 8.5", "exit 0"],
    ["during a probe that would have been one too many", "sleep 7.5", "sleep 1; exit 1"],
  ])(
    "ended by itself %s: completed",
    async (_, does, check) => {
      const run = await up({ does, check, condition: "service_completed_successfully" });
      expect([run.code, run.text]).toEqual([0, expect.any(String)]);
      expect(await services()).toEqual(expect.arrayContaining([`${project}_job`, `${project}_web`]));
      const again = await stack?.up();
      expect([again?.code, Object.keys(again?.counts ?? {})]).toEqual([0, ["unchanged"]]);
    },
    300_000,
  );
});
