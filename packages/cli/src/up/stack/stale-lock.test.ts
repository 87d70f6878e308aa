import { spawn, spawnSync } from "node:child_process";
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

onLinux("one that has ended and that nobody has taken note of is gone, too", async () => {
  const script = 'sh -c "exit 0" & echo $!; exec sleep 10';
  const careless = spawn("sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const pid = Number(await new Promise((resolve) => careless.stdout.once("data", (chunk) => resolve(String(chunk)))));
    for (let tries = 0; tries < 100 && !isStale({ host: hostname(), pid }); tries += 1) await setTimeout(20);
    expect(() => process.kill(pid, 0)).not.toThrow();
    expect(isStale({ host: hostname(), pid })).toBe(true);
  } finally {
    careless.kill("SIGKILL");
  }
});

test("a lock is stale when its process on this machine is gone", () => {
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  expect(isStale({ host: hostname(), pid: gone })).toBe(true);
  expect(isStale({ host: hostname(), pid: process.pid })).toBe(false);
  expect(isStale({ host: "elsewhere.example", pid: gone })).toBe(false);
});
