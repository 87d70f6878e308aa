import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withLock } from "./lock";

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "setup-lock-")), "lock");
});
afterEach(() => rmSync(join(file, ".."), { recursive: true }));

const never = () => {
  throw new Error("should not have to wait");
};

test("holds the lock during the work and gives it back, also after a failure", async () => {
  expect(await withLock(file, never, async () => existsSync(file))).toBe(true);
  expect(existsSync(file)).toBe(false);
  await expect(withLock(file, never, () => Promise.reject(new Error("x")))).rejects.toThrow("x");
  expect(existsSync(file)).toBe(false);
});

test("takes over the lock of a process that is gone", async () => {
  writeFileSync(file, "999999999");
  expect(await withLock(file, never, async () => "done")).toBe("done");
});

test("waits for a process that lives", async () => {
  writeFileSync(file, String(process.ppid));
  const waited: number[] = [];
  const onWait = (pid: number) => {
    waited.push(pid);
    rmSync(file);
  };
  await withLock(file, onWait, async () => undefined);
  expect(waited).toEqual([process.ppid]);
});
