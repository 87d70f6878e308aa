import { containersOf, engine, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";

const name = "pce-options";
const base = `{ image: "${busybox}", command: sleep 1000, stop_grace_period: 0s, network_mode: none }`;
const both = `services:\n  web: ${base}\n  side: ${base}\n`;

/** A program around the compose file; the options are source text. */
function program({ web = "{}", component = name, options = "{}" } = {}): Record<string, string> {
  const services = `{ web: { options: ${web} } }`;
  return {
    "index.js": `
const { ComposeProject } = require("pulumi-compose");
new ComposeProject("${component}", { file: "compose.yaml", projectName: "${name}", services: ${services} }, ${options});
`,
  };
}

const idOf = async (service: string) => (await engine().getContainer(`${name}-${service}-1`).inspect()).Id;

describeWithToolchain("Pulumi's resource options, given for a service or for the whole project", () => {
  const projectOf = (files: Record<string, string>) =>
    new PulumiProject({ name, files: { "compose.yaml": both, ...files } });

  async function up(project: PulumiProject, ...args: string[]): Promise<void> {
    const run = await project.up(...args);
    if (run.code !== 0) throw new Error(run.text);
  }

  afterAll(async () => {
    for (const container of await containersOf(name)) await engine().getContainer(container).remove({ force: true });
  });

  test("`protect` keeps a container that the file no longer has; `aliases` keep all of a renamed component", async () => {
    const project = projectOf(program({ web: "{ protect: true }" }));
    try {
      await up(project);
      const before = [await idOf("web"), await idOf("side")];

      project.write({ "compose.yaml": `services:\n  side: ${base}\n` });
      const refused = await project.up();
      expect(refused.code).not.toBe(0);
      expect(refused.text).toContain("protect");
      expect(await idOf("web")).toBe(before[0]);

      const renamed = program({ component: "another", options: `{ aliases: [{ name: "${name}" }] }` });
      project.write({ "compose.yaml": both, ...renamed });
      await up(project);
      expect([await idOf("web"), await idOf("side")]).toEqual(before);
      const components = project.urns().filter((urn) => /::compose:index:Project::[^:]*$/.test(urn));
      expect(components.map((urn) => urn.split("::").at(-1))).toEqual(["another"]);

      project.write(program({ component: "another" }));
      await up(project, "--expect-no-changes");
    } finally {
      await project.dispose();
    }
    expect(await leftovers(name)).toEqual([]);
  });

  // The plugin does not read these back: without `ignoreChanges` they would ask for a replacement.
  test.each([
    ["without an environment", base, '["labels"]'],
    ["without an environment, which is ignored", base, '["envs", "labels"]'],
    ["with one", base.replace("{", '{ environment: { A: "1" },'), '["envs", "labels"]'],
  ])("`retainOnDelete` leaves a container to whoever takes it over with `import`: %s", async (_, web, unread) => {
    const compose = { "compose.yaml": `services:\n  web: ${web}\n` };
    const first = projectOf({ ...program({ web: "{ retainOnDelete: true }" }), ...compose });
    await up(first);
    const id = await idOf("web");
    await first.dispose();
    expect(await containersOf(name)).toEqual([`${name}-web-1`]);

    const second = projectOf({
      ...program({ web: `{ import: "${id}", ignoreChanges: ${unread} }` }),
      ...compose,
    });
    try {
      await up(second);
      expect(await idOf("web")).toBe(id);
      await up(second, "--expect-no-changes");
      expect((await second.refresh("--expect-no-changes")).code).toBe(0);
      await up(second, "--expect-no-changes");
      expect(await idOf("web")).toBe(id);

      // Nobody adopts it any more: it is made of the file.
      second.write(program());
      await up(second);
      expect(await idOf("web")).not.toBe(id);
      await up(second, "--expect-no-changes");
    } finally {
      await second.dispose();
    }
    expect(await leftovers(name)).toEqual([]);
  });
});
