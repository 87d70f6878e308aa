import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engine, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";

/**
 * One recognisable value for every way in. Their common part is looked for in everything that anybody may read, as it
 * is and in the forms in which it may be hidden.
 */
const mark = "xq7zSECRETv9";
const forms = [0, 1, 2]
  .map((shift) =>
    Buffer.from(`${"x".repeat(shift)}${mark}xx`)
      .toString("base64")
      .slice(4, -4),
  )
  .concat(mark, Buffer.from(mark).toString("hex"));
const secret = (what: string) => `${mark}-${what}`;

const name = "pce-secrets";
const program = `
const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");
const config = new pulumi.Config();
const shop = new ComposeProject("${name}", {
  file: "compose.yaml",
  env: { PASS: config.requireSecret("pass") },
  services: {
    db: { environment: { OVERRIDE: config.requireSecret("override") }, labels: { own: config.requireSecret("label") } },
    tool: { command: ["sh", "-c", pulumi.interpolate\`echo \${config.requireSecret("command")}; exec sleep 1000\`] },
  },
});
exports.id = shop.services.db.containerId;
exports.gates = shop.gates;
exports.envs = shop.services.db.container.envs;
exports.labels = shop.services.db.container.labels;
`;

const compose = (check: string) => `
services:
  db:
    image: ${busybox}
    command: ["sh", "-c", "echo log has \${PASS} and $$OVERRIDE; cat /run/secrets/*; exec sleep 1000"]
    stop_grace_period: 0s
    environment: { PASS: "\${PASS}", URL: "db://user:\${PASS}@db/x" }
    labels: { interpolated: "\${PASS}" }
    secrets: [fromfile, fromenv]
    configs: [{ source: inline, target: /inline }]
    post_start:
      - command: ["sh", "-c", "echo \${PASS} > /tmp/hook"]
    healthcheck:
      test: ["CMD-SHELL", "echo probe of \${PASS} and $$OVERRIDE; cat /run/secrets/*; ${check}"]
      interval: 1s
      retries: 2
  tool:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    depends_on: { db: { condition: service_healthy } }
  built:
    build: { context: app, args: { TOKEN: "\${PASS}" } }
    stop_grace_period: 0s
    secrets: [fromfile]
secrets:
  fromfile: { file: ./token.txt }
  fromenv: { environment: PASS }
configs:
  inline: { content: "password=\${PASS}" }
`;

function found(where: string, text: string): string[] {
  return forms.flatMap((form) => {
    const at = text.indexOf(form);
    return at < 0 ? [] : [`${where}: …${text.slice(Math.max(0, at - 80), at + 40)}…`];
  });
}

/** Texts of all files below a folder, by their path. */
function filesBelow(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path, "latin1")]);
}

describeWithToolchain("secrets stay secret", () => {
  const temporary = mkdtempSync(join(tmpdir(), "pce-tmp-"));
  const project = new PulumiProject({
    name,
    env: { TMPDIR: temporary },
    secrets: {
      pass: secret("pass"),
      override: secret("override"),
      label: secret("label"),
      command: secret("command"),
    },
    files: {
      "index.js": program,
      "compose.yaml": compose("exit 1"),
      "token.txt": secret("file"),
      "app/Dockerfile": `FROM ${busybox}\nARG TOKEN\nRUN echo "$TOKEN" > /token\nCMD ["sleep", "1000"]\n`,
    },
  });

  afterAll(async () => {
    await project.dispose();
    rmSync(temporary, { recursive: true, force: true });
    expect(await leftovers(name)).toEqual([]);
  });

  function expectNoSecret(what: Readonly<Record<string, string>>): void {
    const all = { ...what, state: project.state(), config: project.read("Pulumi.test.yaml") };
    expect(Object.entries(all).flatMap(([where, text]) => found(where, text))).toEqual([]);
    expect(
      [...filesBelow(temporary), ...filesBelow(join(project.folder, ".backend"))].flatMap(([path, text]) =>
        found(path, text),
      ),
    ).toEqual([]);
  }

  test("in the evidence of a gate that fails, and in the state that it leaves", async () => {
    const preview = await project.preview("--diff");
    expect(preview.code).toBe(0);
    const failed = await project.up("--diff");
    expect(failed.text).toContain("gate/unhealthy");
    expect(failed.text).toMatch(/log has \[secret\] and \[secret\]/);
    expect(failed.text).toMatch(/probe of \[secret\] and \[secret\]/);
    expectNoSecret({ preview: preview.text, failed: failed.text });
  });

  test("when it comes up, in every display, and in what others may read of the containers' labels", async () => {
    project.write({ "compose.yaml": compose("exit 0") });
    const json = await project.preview("--diff", "--json");
    expect(JSON.parse(json.text).steps.length).toBeGreaterThan(0);
    const up = await project.up("--diff", "--show-full-output", "--show-config");
    if (up.code !== 0) throw new Error(up.text);
    const second = await project.up("--expect-no-changes", "--json");
    expect(second.code).toBe(0);
    const outputs = await project.run("stack", "output", "--json");
    expect(outputs.text).toContain("[secret]");
    const refresh = await project.refresh("--expect-no-changes", "--diff");
    expect(refresh.code).toBe(0);
    expectNoSecret({
      json: json.text,
      up: up.text,
      // The SDK's own debug events, which only this display has, hold what the engine answered as it came.
      second: second.text.replace(/^.*"severity":"debug".*$/gm, ""),
      outputs: outputs.text,
      refresh: refresh.text,
    });
    // It did come through.
    const { Config } = await engine().getContainer(`${name}-db-1`).inspect();
    expect(Config.Env).toEqual(
      expect.arrayContaining([
        `OVERRIDE=${secret("override")}`,
        `PASS=${secret("pass")}`,
        `URL=db://user:${secret("pass")}@db/x`,
      ]),
    );
    const { interpolated, own, ...labels } = Config.Labels;
    expect({ interpolated, own }).toEqual({ interpolated: secret("pass"), own: secret("label") });
    expect(found("labels", JSON.stringify(labels))).toEqual([]);
  });

  test("when one changes: the change is shown without its values, and only those that have it are replaced", async () => {
    project.setSecret("override", secret("changed"));
    const preview = await project.preview("--diff");
    expect(preview.text).toContain("[secret]");
    expect(preview.text).not.toContain(`:Container::${name}-built-1`);
    const up = await project.up("--diff");
    if (up.code !== 0) throw new Error(up.text);
    expectNoSecret({ preview: preview.text, up: up.text });
  });

  test("when a hook fails", async () => {
    project.write({ "compose.yaml": compose("exit 0").replace("echo ${PASS} > /tmp/hook", "echo no ${PASS}; exit 3") });
    const run = await project.up();
    expect(run.code).not.toBe(0);
    expect(run.text).toMatch(/post_start 1 of 1 .*exited with code 3; it printed: no \[secret\]/);
    expectNoSecret({ run: run.text });
    project.write({ "compose.yaml": compose("exit 0") });
    expect((await project.up()).code).toBe(0);
  });
});
