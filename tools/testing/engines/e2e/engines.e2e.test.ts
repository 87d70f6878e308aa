import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { engineLane } from "@pulumi-compose-tools/setup";
import { OwnEngine } from "@pulumi-compose-tools/swarm-bench";

const exec = promisify(execFile);
const root = resolve(__dirname, "../../../..");
const script = join(root, "tools/testing/engines/engine.mjs");
const onRoot = OwnEngine.needs === undefined ? describe : describe.skip;

jest.setTimeout(600_000);

const run = (...args: string[]) => exec(process.execPath, [script, ...args], { cwd: root });
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("swarm-bench-"));
/** The engine is asked by the command that runs with it. */
const asking = (path: string) => ["sh", "-c", `curl -s --unix-socket "\${DOCKER_HOST#unix://}" http://engine${path}`];

onRoot("the engines that people have", () => {
  const before = new Set(folders());
  const own = () => folders().filter((name) => !before.has(name));

  test("two at a time, each of its version, with the set-up's images; nothing is left", async () => {
    const [version, listed] = await Promise.all([
      run("26", ...asking("/version")),
      run("20.10", ...asking("/images/json")),
    ]);
    expect(version.stdout).toContain(`"Version":"${engineLane("26").version}`);
    expect(listed.stdout).toContain("pulumi-compose/flask-redis:local");
    expect(own()).toEqual([]);
  });

  test("the command's exit code is handed on, and what cannot be run is said", async () => {
    await expect(run("26", "sh", "-c", "exit 7")).rejects.toMatchObject({ code: 7 });
    const stderr = expect.stringContaining("no-such-command");
    await expect(run("26", "no-such-command")).rejects.toMatchObject({ code: 1, stderr });
    expect(own()).toEqual([]);
  });

  test("without a command it stays until it is interrupted", async () => {
    const child: ChildProcess = spawn(process.execPath, [script, "26"], { cwd: root });
    const over = new Promise<number | null>((resolve) => child.once("close", resolve));
    let said = "";
    child.stdout?.on("data", (chunk) => {
      said += String(chunk);
      if (said.includes("Ctrl-C ends it")) child.kill("SIGINT");
    });
    expect(await over).toBe(0);
    expect(said).toMatch(/docker 26\.1\.5 at DOCKER_HOST=unix:/);
    expect(own()).toEqual([]);
  });

  test("all are listed; one that there is not is said", async () => {
    expect((await run("--list")).stdout).toMatch(/^29\s+docker 29\..*containerd$/m);
    await expect(run("30")).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('no engine "30"') });
  });
});
