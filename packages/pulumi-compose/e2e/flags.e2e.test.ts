import { containersOf, engine, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";

const name = "pce-flags";
const compose = (check: string, level = "one") => `
x-base: &base { image: "${busybox}", command: sleep 1000, stop_grace_period: 0s, environment: { LEVEL: ${level} } }
services:
  db:
    <<: *base
    healthcheck: { test: "${check}", interval: 1s, retries: 2 }
  web:
    <<: *base
    depends_on: { db: { condition: service_healthy } }
  other:
    <<: *base
`;

describeWithToolchain("gates under the flags of pulumi up", () => {
  const project = new PulumiProject({
    name,
    files: {
      "index.js": `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${name}", { file: "compose.yaml" });\n`,
      "compose.yaml": compose("exit 1"),
    },
  });
  const urnOf = (service: string) => project.urns().find((urn) => urn.endsWith(`::${name}-${service}-1`)) ?? "";
  const levelOf = async (service: string) =>
    (await engine().getContainer(`${name}-${service}-1`).inspect()).Config.Env?.find((entry) => /^LEVEL=/.test(entry));
  const up = async (...args: string[]) => {
    const run = await project.up(...args);
    if (run.code !== 0) throw new Error(run.text);
  };

  afterAll(async () => {
    await project.dispose();
    expect(await leftovers(name)).toEqual([]);
  });

  test("--continue-on-error goes on elsewhere, not behind the gate", async () => {
    const run = await project.up("--continue-on-error");
    expect(run.code).not.toBe(0);
    expect(run.text).toContain("gate/unhealthy");
    expect(await containersOf(name)).toEqual([`${name}-db-1`, `${name}-other-1`]);
  });

  test("--parallel 1 passes gates all the same", async () => {
    project.write({ "compose.yaml": compose("exit 0") });
    await up("--parallel", "1");
    expect(await containersOf(name)).toEqual([`${name}-db-1`, `${name}-other-1`, `${name}-web-1`]);
  });

  test("--target changes the one behind the gate alone, --exclude all but it", async () => {
    project.write({ "compose.yaml": compose("exit 0", "two") });
    await up("--target", urnOf("web"));
    expect(await Promise.all(["db", "web", "other"].map(levelOf))).toEqual(["LEVEL=one", "LEVEL=two", "LEVEL=one"]);
    project.write({ "compose.yaml": compose("exit 0", "three") });
    await up("--exclude", urnOf("web"));
    expect(await Promise.all(["db", "web", "other"].map(levelOf))).toEqual(["LEVEL=three", "LEVEL=two", "LEVEL=three"]);
    await up();
    await up("--expect-no-changes");
  });
});
