import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { isStale, lockHolder } from "./stale-lock";

test("reads who holds a lock", () => {
  const message =
    "the stack is currently locked by 1 lock(s).\n  file:///s/locks/a.json: created by root@vm (pid 4711) at x";
  expect(lockHolder(message)).toEqual({ host: "vm", pid: 4711 });
  expect(lockHolder("something else (pid 1)")).toBeUndefined();
});

test("a lock is stale when its process on this machine is gone", () => {
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  expect(isStale({ host: hostname(), pid: gone })).toBe(true);
  expect(isStale({ host: hostname(), pid: process.pid })).toBe(false);
  expect(isStale({ host: "elsewhere.example", pid: gone })).toBe(false);
});
