import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { endMarked } from "./end-marked";

const onLinux = existsSync("/proc/self/environ") ? test : test.skip;

onLinux("what has the mark is ended with its children, and nobody else", async () => {
  const entry = `PULUMI_COMPOSE_TEST_MARK=${process.pid}`;
  const script = "env -i sleep 60 & echo started; wait";
  const marked = spawn("sh", ["-c", script], { env: { ...process.env, PULUMI_COMPOSE_TEST_MARK: `${process.pid}` } });
  const other = spawn("sleep", ["60"], { stdio: "ignore" });
  try {
    await new Promise((resolve) => marked.stdout.once("data", resolve));
    const over = new Promise((resolve) => marked.once("close", resolve));
    // The shell and the sleep, whose own environment is empty.
    expect(endMarked(entry)).toBe(2);
    // Standard output closes only when the child has gone, too.
    await over;
    expect(other.exitCode).toBeNull();
    expect(endMarked(entry)).toBe(0);
  } finally {
    other.kill("SIGKILL");
  }
});
