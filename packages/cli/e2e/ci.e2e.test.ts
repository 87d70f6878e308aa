import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { busybox, describeWithToolchain } from "../../pulumi-compose/e2e/support/toolchain";
import { ComposeFolder } from "./support/compose-folder";

const SECRET = "open-sesame-reported";
const schema = readFileSync(join(__dirname, "../test/junit/junit.xsd"), "utf8");

const project = (test: string) => `name: pcd-reported
services:
  db:
    image: ${busybox}
    command: [sh, -c, "echo '::error::from a container ##[group]x'; echo ${SECRET}; exec sleep 1000"]
    stop_signal: SIGKILL
    environment: { DB_PASSWORD: ${SECRET} }
    healthcheck: { test: "${test}", interval: 1s, timeout: 1s, retries: 2 }
  web:
    image: ${busybox}
    command: sleep 1000
    stop_signal: SIGKILL
    depends_on:
      db: { condition: service_healthy }
`;

describeWithToolchain("reports for CI", () => {
  const folder = new ComposeFolder();
  const summaryFile = join(folder.path, "summary.md");
  const env = { GITHUB_WORKSPACE: folder.path, GITHUB_STEP_SUMMARY: summaryFile };

  beforeAll(() => mkdirSync(join(folder.path, "reports")));
  afterAll(async () => {
    await folder.start("down", "--yes").ended;
    folder.dispose();
  });

  test("a failed gate is an annotation at the line that asks for it, and in the step's summary", async () => {
    folder.write(project(`echo ${SECRET}; exit 1`));
    writeFileSync(summaryFile, "before\n");
    const { code, out } = await folder.startWith(env, "up", "--format", "github").ended;
    expect(code).toBe(1);
    const commands = out.split("\n").filter((line) => /^\s*::|##\[/.test(line));
    expect(commands.map((line) => line.slice(0, line.indexOf("::", 2)))).toEqual([
      "::error title=gate db healthy,file=compose.yaml,line=14,endLine=14,col=7,endColumn=9",
      "::group",
      "::endgroup",
    ]);
    expect(commands[0]).toMatch(/::gate\/unhealthy: service "db" is unhealthy.*%0A.*\[secret\]/);
    const summary = readFileSync(summaryFile, "utf8");
    expect(summary).toMatch(/^before\n### up pcd\\-reported|^before\n### up pcd-reported/);
    expect(summary).toContain("| db healthy | **failed** |");
    expect(summary).toContain("<details><summary>gate db healthy: evidence</summary>");
    for (const text of [out, summary]) expect(text).not.toContain(SECRET);
  });

  test("so is what is in the way of it all", async () => {
    const away = { ...env, DOCKER_HOST: "unix:///nowhere/docker.sock" };
    const { code, out, err } = await folder.startWith(away, "up", "--full", "--format", "github").ended;
    expect(code).toBe(2);
    expect(out).toMatch(/^::error::cannot reach the engine at unix:\/\/\/nowhere\/docker\.sock/m);
    expect(err).toMatch(/^error: cannot reach the engine/);
    const both = await folder.startWith(env, "up", "--json", "--format", "github").ended;
    expect(both).toMatchObject({ code: 2, out: "", err: expect.stringContaining("'--json'") });
  });

  test("wait writes what is known when it fails, when it is cancelled, and when all is well", async () => {
    const report = join(folder.path, "reports/junit.xml");
    const read = async () => {
      const contents = readFileSync(report, "utf8");
      const { errors } = await validateXML({ xml: [{ fileName: "junit.xml", contents }], schema: [schema] });
      expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
      expect(contents).not.toContain(SECRET);
      return contents;
    };
    const failed = await folder.start("wait", "db", "--probe", "engine", "--junit", "reports/junit.xml").ended;
    expect(failed.code).toBe(1);
    const first = await read();
    expect(first).toContain('<testsuite name="pcd-reported" tests="1" failures="1" errors="0" skipped="0"');
    expect(first).toMatch(
      /<testcase name="pcd-reported-db-1" classname="pcd-reported.db"[^>]* file="compose.yaml" line="8">/,
    );
    expect(first).toMatch(/type="gate\/unhealthy"/);

    const slow = folder.start("wait", "--timeout", "300s", "--keep-waiting", "--junit", "reports/junit.xml");
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    slow.interrupt();
    expect((await slow.ended).code).toBe(130);
    expect(await read()).toMatch(/<testcase name="db"[^>]*>\s*<skipped message="not known/);

    folder.write(project("true"));
    expect((await folder.start("up").ended).code).toBe(0);
    expect((await folder.start("wait", "--junit", "reports/junit.xml").ended).code).toBe(0);
    expect(await read()).toContain('tests="2" failures="0" errors="0" skipped="0"');
  });

  test("advice as SARIF goes to standard output alone", async () => {
    const { code, out, err } = await folder.startWith(env, "advise", "--format", "sarif").ended;
    expect([code, err]).toEqual([0, ""]);
    const { runs } = JSON.parse(out);
    expect(runs[0].tool.driver.name).toBe("pulumi-compose");
  });

  test("what is to change is in the summary of a preview", async () => {
    writeFileSync(summaryFile, "");
    folder.write(project("true").replace("command: sleep 1000", "command: sleep 1001"));
    const { code } = await folder.startWith(env, "preview", "--format", "github").ended;
    expect(code).toBe(0);
    const summary = readFileSync(summaryFile, "utf8");
    expect(summary).toMatch(/### preview pcd-reported\n\n.*to replace/);
    expect(summary).toContain("<details><summary>container pcd-reported-web-1</summary>");
  });
});
