import { SwarmBench } from "@pulumi-compose-tools/swarm-bench";
import type { PulumiProject } from "../support/pulumi-project";
import { flaskRedis, toolchain } from "../support/toolchain";
import { tutorialFiles, webFiles } from "./support/compose-files";
import { SteadyClient } from "./support/steady-client";
import { swarmProject, unchanged } from "./support/swarm-project";
import { nodeOf, runningTasks, swarmLeftovers } from "./support/swarm-state";

const isPossible = toolchain() !== undefined && SwarmBench.impossible === undefined;
if (!isPossible) console.warn(`skipped: ${SwarmBench.impossible ?? "the tool chain is missing"}`);

jest.setTimeout(10 * 60_000);

// The tests build upon each other: two engines and two projects serve them all.
(isPossible ? describe : describe.skip)("a swarm of two engines", () => {
  let bench: SwarmBench;
  let tutorial: PulumiProject;
  let web: PulumiProject;

  beforeAll(async () => {
    bench = await SwarmBench.start({ engines: 2, images: ["busybox:latest", flaskRedis] });
    const { host } = bench.manager;
    tutorial = swarmProject({
      name: "pcf-tutorial",
      host,
      files: tutorialFiles("pcf-tutorial"),
      secrets: { redisPass: "abc123" },
      args: `env: { REDIS_PASS: config.requireSecret("redisPass") }`,
    });
    web = swarmProject({ name: "pcf-web", host, files: webFiles("pcf-web", "one") });
  });

  afterAll(() => bench?.end());

  const docker = () => bench.manager.docker;
  const versions = async () => {
    const tasks = await runningTasks(docker(), "pcf-web_web");
    return tasks.flatMap(({ Spec }) => Spec.ContainerSpec.Env ?? []);
  };
  const until = async (what: string, holds: () => Promise<boolean>) => {
    const end = Date.now() + 120_000;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`not ${what} after 120 s`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };

  describe("the tutorial over both", () => {
    test("comes up gated, and greets from each node", async () => {
      const run = await tutorial.up();
      expect(run.text).toContain("created");
      expect(run.code).toBe(0);
      expect(Object.keys(tutorial.outputs().gates ?? {})).toContain("redis service_healthy");
      const redis = await runningTasks(docker(), "pcf-tutorial_redis");
      expect(await Promise.all(redis.map((task) => nodeOf(docker(), task)))).toEqual(["node-2"]);
      const flask = await runningTasks(docker(), "pcf-tutorial_flask");
      expect(flask).toHaveLength(3);
      const nodes = new Set<string>();
      for (const task of flask) {
        const node = await nodeOf(docker(), task);
        nodes.add(node);
        const port = task.Status.PortStatus?.Ports?.[0]?.PublishedPort;
        const greeting = await (await fetch(`http://${bench.engine(node).address}:${port}`)).text();
        expect(greeting).toMatch(/Hello World! I have been seen \d+ times\./);
      }
      expect([...nodes].sort()).toEqual(["node-1", "node-2"]);
    });

    test("nothing changes afterwards, and the password is nowhere to be read", async () => {
      await unchanged(tutorial);
      expect(tutorial.state()).not.toContain("abc123");
    });
  });

  describe("an update under a steady client", () => {
    let client: SteadyClient | undefined;
    const answers = async () => (await client?.answers()) ?? [];
    // Whatever happens: a network with somebody in it cannot be removed.
    afterAll(() => client?.stop());

    test("begins", async () => {
      const run = await web.up();
      expect(run.text).toContain("created");
      expect(run.code).toBe(0);
      client = await SteadyClient.start(bench.manager, "pcf-web_default", "http://web");
      await until("answered", async () => (await answers()).length > 20);
    });

    test("no request fails while a new version rolls in", async () => {
      web.write(webFiles("pcf-web", "two"));
      const run = await web.up();
      expect(run.text).toContain("updated");
      expect(run.code).toBe(0);
      expect(await versions()).toEqual(["VERSION=two", "VERSION=two", "VERSION=two"]);
      const heard = await answers();
      expect(heard.filter((answer) => answer !== "one" && answer !== "two")).toEqual([]);
      expect(new Set(heard)).toEqual(new Set(["one", "two"]));
    });

    test("a bad version is rolled back: the update fails and says why, the old one answers throughout", async () => {
      const before = (await answers()).length;
      web.write(webFiles("pcf-web", "bad"));
      const run = await web.up();
      expect(run.code).not.toBe(0);
      expect(run.text).toContain('gate/rolled-back: service "web" was rolled back to the version before');
      // It ends with code 0 when it is asked to, so the swarm itself has no error to tell.
      expect(run.text).toMatch(
        /pcf-web_web\.\d on node-[12]: complete,(\s+killed because its check failed,\s+and)?\s+ended\s+with\s+code\s+0/,
      );
      expect(await versions()).toEqual(["VERSION=two", "VERSION=two", "VERSION=two"]);
      const heard = await answers();
      expect(heard.length).toBeGreaterThan(before + 20);
      expect([...new Set(heard.slice(before))]).toEqual(["two"]);
    });

    test("the next update knows the truth: the bad version fails again, the good one is what is there", async () => {
      const again = await web.up();
      expect(again.code).not.toBe(0);
      expect(again.text).toContain("gate/rolled-back");
      web.write(webFiles("pcf-web", "two"));
      const good = await web.up();
      expect(good.text).not.toContain("gate/");
      expect(good.code).toBe(0);
      await unchanged(web);
    });
  });

  describe("an engine that is killed", () => {
    const spread = async () => {
      const tasks = await runningTasks(docker(), "pcf-web_web");
      return Promise.all(tasks.map((task) => nodeOf(docker(), task)));
    };

    test("its tasks move, and what cannot is told; nothing else changes", async () => {
      await bench.engine("node-2").powerOff();
      await bench.untilState("node-2", "down");
      await until("moved", async () => (await spread()).join() === "node-1,node-1,node-1");
      await unchanged(web);
      const refreshed = await tutorial.refresh("--expect-no-changes");
      expect(refreshed.code).toBe(0);
      const run = await tutorial.up("--expect-no-changes");
      expect(run.text).toContain('gate/no-suitable-node: service "redis" fits no node of the swarm');
      expect(run.code).not.toBe(0);
      expect(run.counts).not.toHaveProperty("updated");
      expect(run.counts).not.toHaveProperty("replaced");
    });

    test("it comes back: all is as it was, and nothing changes", async () => {
      await bench.engine("node-2").start();
      await bench.untilState("node-2", "ready");
      await unchanged(web);
      await unchanged(tutorial);
    });
  });

  test("destroy leaves no service, network, config, secret", async () => {
    expect(await swarmLeftovers(docker(), "pcf-tutorial")).toEqual(
      expect.arrayContaining(["service pcf-tutorial_flask", "network pcf-tutorial_default"]),
    );
    for (const project of [tutorial, web]) await project.dispose();
    for (const name of ["pcf-tutorial", "pcf-web"]) expect(await swarmLeftovers(docker(), name)).toEqual([]);
  });
});
