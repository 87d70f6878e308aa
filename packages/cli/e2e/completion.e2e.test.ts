import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const main = join(__dirname, "../dist/main.js");
const folder = mkdtempSync(join(tmpdir(), "pcc-completion-"));
writeFileSync(
  join(folder, "compose.yaml"),
  "services: { web: { image: x }, database: { image: x }, debug: { image: x, profiles: [debug] } }\n",
);
writeFileSync(join(folder, "other.yaml"), "services: { alone: { image: x } }\n");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: "utf8" });
  return { status, stdout };
}

/** What a command line may go on with, without the descriptions and the library's last line. */
function offered(...args: readonly string[]): readonly string[] {
  const { status, stdout } = run("complete", "--", ...args);
  expect(status).toBe(0);
  return stdout.split("\n").flatMap((line) => (line === "" || line.startsWith(":") ? [] : (line.split("\t")[0] ?? [])));
}

test("commands", () => {
  expect(offered("")).toEqual(expect.arrayContaining(["up", "down", "plan", "logs", "completion"]));
  expect(offered("pre")).toEqual(["preview"]);
  expect(offered("")).not.toContain("complete");
});

test.each([
  ["options", ["up", "--wait"], ["--wait", "--wait-timeout"]],
  ["choices", ["up", "--pull", ""], ["always", "missing", "never"]],
  ["services, also those of profiles", ["up", ""], ["web", "database", "debug"]],
  ["services that begin so", ["down", "d"], ["database", "debug"]],
  ["services of another file", ["status", "-f", "other.yaml", ""], ["alone"]],
  ["no services where there is no such file", ["up", "-f", "nope.yaml", ""], []],
])("%s", (_, args, expected) => {
  expect(offered(...args)).toEqual(expect.arrayContaining(expected));
  if (expected.length === 0) expect(offered(...args)).toEqual([]);
});

test.each(["bash", "zsh", "fish", "powershell"])("a script for %s", (shell) => {
  const { status, stdout } = run("completion", shell);
  expect({ status, names: stdout.includes("pulumi-compose complete") }).toEqual({ status: 0, names: true });
});

test("bash takes its script", () => {
  expect(spawnSync("bash", ["-n"], { input: run("completion", "bash").stdout }).status).toBe(0);
});

test("a shell that nobody knows is wrong use", () => {
  expect(run("completion", "cmd").status).toBe(2);
});

test("the manual page that comes with the package has every command", () => {
  const page = readFileSync(join(__dirname, "../dist/pulumi-compose.1"), "utf8");
  expect(page).toBe(run("man").stdout);
  for (const name of ["up", "down", "run", "status", "completion", "logs"])
    expect(page).toMatch(new RegExp(`^\\.SS ${name}\\b`, "m"));
  expect(page).toContain("\\-\\-renew\\-anon\\-volumes");
  expect(page).not.toMatch(/^\.SS complete\b/m);
});
