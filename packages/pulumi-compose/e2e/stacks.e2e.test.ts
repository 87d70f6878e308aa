import { engine, leftovers } from "./support/engine";
import type { PulumiProject } from "./support/pulumi-project";
import { stackCopy } from "./support/stack-copy";
import { describeWithToolchain } from "./support/toolchain";

function stack(name: string, port: number, config: Record<string, string> = {}): PulumiProject {
  const project = stackCopy(name);
  project.write({
    "compose.yaml": project.read("compose.yaml").replace("127.0.0.1:5000:5000", `127.0.0.1:${port}:5000`),
  });
  for (const [key, value] of Object.entries(config)) project.setConfig(key, value);
  project.setSecret("redisPass", "abc123");
  return project;
}

async function unchangedAgain(project: PulumiProject): Promise<void> {
  const second = await project.up("--expect-no-changes");
  expect(second.text).toContain("unchanged");
  expect(second.code).toBe(0);
  expect((await project.refresh("--expect-no-changes")).code).toBe(0);
  const third = await project.up("--expect-no-changes");
  expect(third.text).toContain("unchanged");
  expect(third.code).toBe(0);
}

describeWithToolchain("the tutorial's stacks", () => {
  test.each([
    { probe: undefined, interval: "30s", under: 20 },
    // The engine's verdict alone takes an interval of each.
    { probe: "engine", interval: "5s", under: 25 },
  ])(
    "Flask gated on Redis (probe: $probe): both healthy, the greeting answers, then nothing changes",
    async ({ probe, interval, under }) => {
      const project = stack("flask-redis", 15_000, probe === undefined ? {} : { probe });
      project.write({
        "compose.yaml": project.read("compose.yaml").replaceAll("interval: 30s", `interval: ${interval}`),
      });
      try {
        const run = await project.up();
        expect(run.text).toContain("created");
        expect(run.code).toBe(0);
        expect(run.seconds).toBeLessThan(under);
        const outputs = project.outputs();
        expect(outputs).toMatchObject({
          redisHealth: "healthy",
          flaskHealth: "healthy",
          url: "http://127.0.0.1:15000",
        });
        const greeting = await (await fetch(String(outputs.url))).text();
        expect(greeting).toMatch(/Hello World! I have been seen \d+ times\./);
        expect(project.state()).not.toContain("abc123");
        expect(run.text).not.toContain("abc123");
        if (probe === undefined) await unchangedAgain(project);
      } finally {
        await project.dispose();
      }
      expect(await leftovers("pce-flask-redis")).toEqual([]);
    },
  );

  test("Flask alone turns unhealthy and says why; with Redis, the next up finds it healed", async () => {
    const project = stack("flask-healthcheck", 15_001);
    try {
      const first = await project.up();
      expect(first.code).not.toBe(0);
      expect(first.text).toContain('service "flask" is unhealthy (3 of 3 probes failed in a row)');
      expect(first.text).toContain("Health check exceeded timeout (3s)");
      const before = await engine().getContainer("pce-flask-healthcheck-flask-1").inspect();

      project.setConfig("withRedis", "true");
      const second = await project.up();
      expect(second.text).toContain("created");
      expect(second.code).toBe(0);
      expect(project.outputs()).toMatchObject({ health: "healthy" });
      const after = await engine().getContainer("pce-flask-healthcheck-flask-1").inspect();
      expect(after.Id).toBe(before.Id);
      await unchangedAgain(project);
    } finally {
      await project.dispose();
    }
    expect(await leftovers("pce-flask-healthcheck")).toEqual([]);
  });
});
