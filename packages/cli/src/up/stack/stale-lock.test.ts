import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import { isStale, lockHolder } from "./stale-lock";

test("reads who holds a lock", () => {
  const message =
    "the stack is currently locked by 1 lock(s).\n  file:///s/locks/a.json: created by root@vm (pid 4711) at x";
  expect(lockHolder(message)).toEqual({ host: "vm", pid: 4711 });
  expect(lockHolder("something else (pid 1)")).toBeUndefined();
});

const onLinux = process.platform === "linux" ? test : test.skip;

onLinux(
  "one that has ended and that nobody has taken note of is gone, too",
  async () => {
    // The child ends when the pipe does: then whoever started it is no shell any more that would take note of it.
    const careless = spawn("sh", ["-c", "cat <&3 & echo $!; exec sleep 10"], {
      stdio: ["ignore", "pipe", "ignore", "pipe"],
    });
    try {
      const pid = Number(
        await new Promise((resolve) => careless.stdout?.once("data", (chunk) => resolve(String(chunk)))),
      );
      const until = async (what: () => boolean) => {
        for (let tries = 0; tries < 400 && !what(); tries += 1) await setTimeout(10);
      };
      await until(() => readFileSync(`/proc/${careless.pid}/comm`, "utf8") === "sleep\n");
      expect(isStale({ host: hostname(), pid })).toBe(false);
      careless.stdio[3]?.destroy();
      await until(() => isStale({ host: hostname(), pid }));
      expect(() => process.kill(pid, 0)).not.toThrow();
      expect(isStale({ host: hostname(), pid })).toBe(true);
    } finally {
      careless.kill("SIGKILL");
    }
  },
  15_000,
);

test("a lock is stale when its process on this machine is gone", () => {
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  expect(isStale({ host: hostname(), pid: gone })).toBe(true);
  expect(isStale({ host: hostname(), pid: process.pid })).toBe(false);
  expect(isStale({ host: "elsewhere.example", pid: gone })).toBe(false);
});
