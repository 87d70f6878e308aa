import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Docker from "dockerode";
import type { E2eFile } from "../src/e2e/e2e-file";
import { EngineRoom } from "../src/e2e/engine-room";
import { runFiles } from "../src/e2e/run-files";
import { secondTryLines } from "../src/e2e/second-try-lines";
import { sweepRooms } from "../src/e2e/sweep-rooms";
import { RECIPES } from "../src/images/image-recipe";
import { places } from "../src/places";

/** What five files of a project of its own hold. */
const files: Readonly<Record<string, string>> = {
  good: `test("is well", () => expect(process.env.PULUMI_DOCKER_STAND_IN_WAITS).toBe("off"));`,
  timed: `test("is well", () => expect(process.env.PULUMI_DOCKER_STAND_IN_WAITS).toBe("on"));`,
  bad: `test("is not", () => { throw new Error("as ever"); });`,
  flaky: `
    const { existsSync, writeFileSync } = require("node:fs");
    test("is well at times", () => {
      if (existsSync("seen")) return;
      writeFileSync("seen", "");
      throw new Error("not yet\\nand more");
    });`,
  open: `test("forgets a timer", () => { setInterval(() => undefined, 1000); });`,
};

describe("files that end in all ways", () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "setup-run-files-")));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("a failed one is tried once more; what is left open is a failure; the first failure stays to be read", async () => {
    symlinkSync(resolve(__dirname, "../../../node_modules"), join(root, "node_modules"));
    writeFileSync(join(root, "jest.e2e.config.js"), `module.exports = { testMatch: ["**/*.js"], rootDir: __dirname };`);
    writeFileSync(join(root, "package.json"), "{}");
    mkdirSync(join(root, "e2e"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, `e2e/${name}.js`), text);
    const table = Object.keys(files).map(
      (name): E2eFile => ({ file: `e2e/${name}.js`, tier: "ways", shows: name, waits: name === "timed" }),
    );
    const shown: string[] = [];
    jest.spyOn(console, "log").mockImplementation((line) => shown.push(String(line)));
    const tries = await runFiles(table, {
      ...{ at: places(root), env: {}, supply: undefined, workers: 2, seconds: {}, flags: [], graceMs: 1_000 },
      signal: new AbortController().signal,
      say: (line) => shown.push(line),
      onResult: (result, attempt) => shown.push(`${attempt} ${result.file} ${result.ok}`),
    });
    jest.restoreAllMocks();
    const came = Object.fromEntries(tries.map(({ file, first, second }) => [file, [first.ok, second?.ok]]));
    expect(came).toEqual({
      "e2e/good.js": [true, undefined],
      "e2e/timed.js": [true, undefined],
      "e2e/bad.js": [false, false],
      "e2e/flaky.js": [false, true],
      "e2e/open.js": [false, false],
    });
    expect(secondTryLines(tries)).toEqual([
      "passed at the second try: e2e/flaky.js — is well at times: Error: not yet",
    ]);
    const open = tries.find(({ file }) => file === "e2e/open.js");
    expect(open?.second?.failures).toEqual([expect.stringContaining("something that they left open")]);
    expect(open?.second?.counts).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(shown.join("\n")).toMatch(
      /FAIL e2e\/flaky\.js[\s\S]*and more[\s\S]*PASS e2e\/flaky\.js \([\d.]+ s, second try\)/,
    );
  }, 180_000);

  test("an ended run ends its files at once", async () => {
    const abort = new AbortController();
    const table: readonly E2eFile[] = [{ file: "e2e/good.js", tier: "ways", shows: "x" }];
    abort.abort();
    const tries = await runFiles(table, {
      ...{ at: places(root), env: {}, supply: undefined, workers: 1, seconds: {}, flags: [] },
      ...{ signal: abort.signal, say: () => undefined, onResult: () => undefined },
    });
    expect(tries).toEqual([]);
  });
});

/** Rooms that this process has made: others on the machine may have theirs. */
const OWN_ROOM = `pulumi-compose-room-${process.pid}-`;
const rooms = () => readdirSync(tmpdir()).filter((name) => name.startsWith(OWN_ROOM));

(EngineRoom.impossible === undefined ? describe : describe.skip)("two rooms", () => {
  test("have an engine each on the default socket, meet nobody's ports, and leave nothing", async () => {
    const docker = new Docker();
    const image = RECIPES[0]?.name ?? "";
    const supply = { docker, images: [image] };
    const both = [await EngineRoom.start(supply), await EngineRoom.start(supply)];
    try {
      const inside = (room: EngineRoom | undefined, ...words: string[]) => {
        const [command = "", ...args] = room?.inside("/", words) ?? [];
        return execFileSync(command, args, { encoding: "utf8" }).trim();
      };
      const roots = both.map((room) => inside(room, "docker", "info", "--format", "{{.DockerRootDir}}"));
      expect(new Set([...roots, (await docker.info()).DockerRootDir]).size).toBe(3);
      const run = ["docker", "run", "--detach", "--name=same", "--publish=127.0.0.1:18765:80", image, "sleep", "1000"];
      for (const room of both) inside(room, ...run);
      expect(inside(both[0], "docker", "ps", "--format", "{{.Names}}")).toBe("same");
      // A name that there is not is known not to be at once, by whatever network, and one of the network's own still is.
      inside(both[0], "docker", "network", "create", "named");
      inside(both[0], "docker", "network", "connect", "named", "same");
      const began = Date.now();
      for (const network of ["bridge", "named"]) {
        const look = `docker run --rm --network=${network} ${image} nslookup no-such-name 2>&1 || true`;
        expect(inside(both[0], "sh", "-c", look)).toContain("NXDOMAIN");
      }
      expect(Date.now() - began).toBeLessThan(9_000);
      inside(both[0], "docker", "run", "--rm", "--network=named", image, "ping", "-c1", "same");
      // As a test that is killed leaves something behind.
      inside(both[1], "sh", "-c", "sleep 1000 >/dev/null 2>&1 &");
    } finally {
      for (const room of both) await room.discard();
    }
    expect(rooms()).toEqual([]);
    expect(readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && environOf(pid).includes(OWN_ROOM))).toEqual([]);
  }, 180_000);

  test("of a process that was killed are swept away by the next", async () => {
    const owner = spawn("sleep", ["1000"], { stdio: "ignore" });
    const folder = join(tmpdir(), `pulumi-compose-room-${owner.pid}-x`);
    mkdirSync(folder);
    const env = { ...process.env, PULUMI_COMPOSE_ROOM: folder };
    const left = spawn("sleep", ["1000"], { stdio: "ignore", env });
    const over = new Promise((resolve) => left.once("close", resolve));
    sweepRooms();
    expect([existsSync(folder), left.exitCode]).toEqual([true, null]);
    const gone = new Promise((resolve) => owner.once("close", resolve));
    owner.kill("SIGKILL");
    await gone;
    sweepRooms();
    await over;
    expect(existsSync(folder)).toBe(false);
  });
});

function environOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    // Nobody may read it, or it is gone: it is none of a room's.
    return "";
  }
}
