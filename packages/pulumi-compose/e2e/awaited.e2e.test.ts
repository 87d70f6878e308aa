import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { remoteProgram } from "../../component/e2e/programs";
import { AwaitingPlugin } from "./support/awaiting-plugin";
import { containersOf, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain, root, toolchain } from "./support/toolchain";

const compose = (db = "1000") => `
x-base: &base { image: "${busybox}", command: sleep 1000, stop_grace_period: 0s }
services:
  db:
    <<: *base
    command: sleep ${db}
    healthcheck: { test: "true", interval: 1s }
  web:
    <<: *base
    depends_on: { db: { condition: service_healthy } }
  other: { <<: *base }
`;

const program = (name: string) => `
const { ComposeProject } = require("pulumi-compose");
const shop = new ComposeProject("${name}", { file: "compose.yaml" });
exports.gates = shop.gates;
`;

// Pulumi's engine goes on, without what depends on it: to the program all that it would have is unknown, outside of a preview.
describeWithToolchain("a container that the docker plugin does not make, and does not fail to make either", () => {
  let plugin: AwaitingPlugin;
  let env: Record<string, string>;
  /** What Pulumi ends with when there is nothing but what it awaits; older versions know no such thing. */
  let awaits: { readonly code: number } | undefined;

  beforeAll(async () => {
    plugin = await AwaitingPlugin.start();
    env = { PULUMI_DEBUG_PROVIDERS: plugin.address };
    const version = execFileSync("pulumi", ["version"], { env: toolchain(), encoding: "utf8" });
    awaits = Number(/^v3\.(\d+)/.exec(version)?.[1]) >= 276 ? { code: 10 } : undefined;
  });

  beforeEach(() => plugin.awaited.clear());

  afterAll(() => plugin?.stop());

  const kinds = [
    { kind: "a program", files: (name: string) => ({ "index.js": program(name) }) },
    {
      kind: "the component for all languages",
      files: (name: string) => ({
        "Pulumi.yaml": `name: ${name}\nruntime: { name: nodejs, options: { typescript: false } }\nplugins: { providers: [{ name: compose, path: ${join(root, "packages/component")} }] }\n`,
        "index.js": remoteProgram(name, '{ file: "compose.yaml" }'),
      }),
    },
  ];

  test.each(kinds)(
    "$kind ends, starts nothing behind it, deletes nothing, and goes on the next time",
    async ({ kind, files }) => {
      const name = kind === "a program" ? "pce-awaited" : "pce-awaited-remote";
      const project = new PulumiProject({ name, files: { ...files(name), "compose.yaml": compose() }, env });
      try {
        plugin.awaited.add(`${name}-db-1`);
        const first = await project.up();
        expect(first.code).toBe(awaits?.code ?? first.code);
        expect(first.code).not.toBe(0);
        expect(await containersOf(name)).toEqual(
          awaits ? [`${name}-other-1`] : expect.not.arrayContaining([`${name}-web-1`]),
        );
        plugin.awaited.clear();
        const second = await project.up();
        expect(second.text).toContain("created");
        expect(second.code).toBe(0);
        expect(await containersOf(name)).toEqual([`${name}-db-1`, `${name}-other-1`, `${name}-web-1`]);

        project.write({ "compose.yaml": compose("2000") });
        plugin.awaited.add(`${name}-db-1`);
        const third = await project.up();
        expect(third.code).toBe(awaits?.code ?? third.code);
        expect(third.code).not.toBe(0);
        expect(await containersOf(name)).toEqual(expect.arrayContaining([`${name}-other-1`, `${name}-web-1`]));
        expect(project.urns().join("\n")).toContain(`${name}-web-1`);
        plugin.awaited.clear();
        expect((await project.up()).code).toBe(0);
        expect((await project.up("--expect-no-changes")).code).toBe(0);
      } finally {
        plugin.awaited.clear();
        await project.dispose();
      }
      expect(await leftovers(name)).toEqual([]);
    },
  );

  test("the command ends, says what is not there, and goes on the next time", async () => {
    const name = "pce-awaited-up";
    const folder = mkdtempSync(join(tmpdir(), `${name}-`));
    const { PULUMI_BACKEND_URL, PULUMI_CONFIG_PASSPHRASE, ...others } = toolchain() ?? {};
    // The plugin answers from this very process.
    const run = (...args: string[]) =>
      new Promise<{ readonly status: number | null; readonly stdout: string }>((resolve, reject) => {
        const child = spawn(process.execPath, [join(root, "packages/cli/dist/main.js"), ...args], {
          cwd: folder,
          env: { ...others, ...env },
          stdio: ["ignore", "pipe", "inherit"],
          timeout: 120_000,
        });
        let stdout = "";
        child.stdout.on("data", (chunk) => {
          stdout += String(chunk);
        });
        child.once("error", reject).once("close", (status) => resolve({ status, stdout }));
      });
    try {
      writeFileSync(join(folder, "compose.yaml"), `name: ${name}\n${compose()}`);
      plugin.awaited.add(`${name}-db-1`);
      const first = await run("up");
      expect(first.status).toBe(1);
      expect(first.stdout).toContain(`container ${name}-db-1`);
      expect(first.stdout).toMatch(awaits ? /not everything is there yet/ : /not yet/);
      expect(await containersOf(name)).not.toContain(`${name}-web-1`);
      plugin.awaited.clear();
      expect((await run("up")).status).toBe(0);
      expect(await containersOf(name)).toHaveLength(3);
    } finally {
      plugin.awaited.clear();
      await run("down", "--volumes", "--yes");
      rmSync(folder, { recursive: true, force: true });
    }
    expect(await leftovers(name)).toEqual([]);
  });
});
