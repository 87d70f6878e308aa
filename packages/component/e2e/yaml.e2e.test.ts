import { join } from "node:path";
import { engine, leftovers } from "../../pulumi-compose/e2e/support/engine";
import { PulumiProject } from "../../pulumi-compose/e2e/support/pulumi-project";
import { root, toolchain } from "../../pulumi-compose/e2e/support/toolchain";
import { findExecutable } from "./find-executable";
import { compose, failing, late, readyProgram, yamlProgram } from "./programs";

const component = join(root, "packages/component");
const describeWithYaml = findExecutable("pulumi-language-yaml", toolchain()?.PATH) ? describe : describe.skip;

describeWithYaml("a YAML program", () => {
  test("brings a project up through the component, reads its outputs, and changes nothing the second time", async () => {
    const name = "pce-component-yaml";
    const project = new PulumiProject({
      name,
      files: { "Pulumi.yaml": yamlProgram(name, component), "compose.yaml": compose(18_121) },
      secrets: { pass: "hunter2" },
    });
    try {
      const preview = await project.preview();
      expect(preview.code).toBe(0);
      expect(preview.text).toContain(`${name}-web-1`);
      const run = await project.up();
      expect(run.text).toContain("created");
      expect(run.code).toBe(0);
      expect(project.outputs()).toEqual({
        projectName: name,
        health: "healthy",
        url: "http://127.0.0.1:18121",
        endpoint: "127.0.0.1:18121",
        webNames: [`${name}-web-1`],
        network: `${name}_default`,
        volume: `${name}_data`,
        gates: { "db service_healthy": expect.any(Number) },
      });
      const [db, web] = await Promise.all([inspect(`${name}-db-1`), inspect(`${name}-web-1`)]);
      expect(db.Config.Env).toContain("PASS=hunter2");
      expect(web.Config.Env).toContain("PEER=hunter2");
      expect(web.Config.Labels.team).toBe("blue");
      expect(project.state() + run.text).not.toContain("hunter2");
      const second = await project.up("--expect-no-changes");
      expect(second.text).toContain("unchanged");
      expect(second.code).toBe(0);
    } finally {
      await project.dispose();
    }
    expect(await leftovers(name)).toEqual([]);
  });

  test("fails with the report once when a gate fails; what stands elsewhere is brought up first", async () => {
    const name = "pce-component-gate";
    const project = new PulumiProject({
      name,
      files: { "Pulumi.yaml": yamlProgram(name, component).replace(/outputs:[\s\S]*/, ""), "compose.yaml": failing },
      secrets: { pass: "hunter2" },
    });
    try {
      const run = await project.up();
      expect(run.code).not.toBe(0);
      expect(run.text.split("gate/unhealthy").length - 1).toBe(2); // Once in the progress, once in the diagnostics.
      expect(run.text).toMatch(/docker:index:Container \(pce-component-gate-db-1\):\s+error: gate\/unhealthy/);
      expect(run.text).toContain("nobody listens");
      expect(run.text).toContain("not started because of it: web");
      expect(run.text).not.toMatch(/^\s+at .*\.js:\d+/m);
      const containers = project.urns().filter((urn) => urn.includes("docker:index/container:Container"));
      expect(containers.map((urn) => urn.slice(urn.lastIndexOf("::") + 2)).sort()).toEqual(
        ["db", "late", "migrate"].map((service) => `${name}-${service}-1`),
      );
      const second = await project.up();
      expect(second.code).not.toBe(0);
      expect(second.text).toContain('service "db" is unhealthy');
      project.write({ "compose.yaml": failing.replace("echo nobody listens; exit 1", "exit 0") });
      const third = await project.up();
      expect(third.text).toContain("created");
      expect(third.code).toBe(0);
    } finally {
      await project.dispose();
    }
    expect(await leftovers(name)).toEqual([]);
  });

  test("waits until everything is ready, for what is unhealthy as well where it is told to", async () => {
    const name = "pce-component-ready";
    const files = { "Pulumi.yaml": readyProgram(name, component), "compose.yaml": late("sh -c 'exit 3'") };
    const project = new PulumiProject({ name, files });
    try {
      const failed = await project.up();
      expect(failed.code).not.toBe(0);
      expect(failed.text).toContain('service "worker" exited with code 3 instead of staying up');
      expect(failed.text).not.toContain("gate/unhealthy");
      project.write({ "compose.yaml": late("sleep 1000") });
      const passed = await project.up();
      expect(passed.text).toContain("created");
      expect(passed.code).toBe(0);
      expect(project.outputs()).toEqual({ db: true, worker: true });
    } finally {
      await project.dispose();
    }
    expect(await leftovers(name)).toEqual([]);
  });
});

function inspect(name: string) {
  return engine().getContainer(name).inspect();
}
