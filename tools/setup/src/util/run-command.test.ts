import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type EndSignal, runCommand } from "./run-command";

const env = process.env;
const node = (program: string) => [process.execPath, "-e", program];

test.each([
  ["process.exit(7)", 7],
  ["process.kill(process.pid, 'SIGKILL')", 137],
])("%s: %i", async (program, code) => {
  expect(await runCommand(node(program), { env })).toBe(code);
});

test.each([
  ["SIGTERM", true, 5],
  ["SIGINT", false, 5],
  // A terminal has sent it already.
  ["SIGINT", true, 0],
] as const)("%s (at a terminal: %s) is handed on, and the end waited for", async (signal, terminal, code) => {
  const signals = new EventEmitter();
  const ends = (name: EndSignal) => `process.on("${name}", () => setTimeout(() => process.exit(5), 50));`;
  const done = runCommand(node(`${ends("SIGTERM")}${ends("SIGINT")}setTimeout(() => process.exit(0), 3000)`), {
    ...{ env, signals, terminal },
  });
  await sleep(1500);
  signals.emit(signal, signal);
  expect(await done).toBe(code);
  expect(signals.eventNames()).toEqual([]);
});

test("what cannot be run is said", async () => {
  await expect(runCommand(["no-such-command"], { env })).rejects.toThrow(/no-such-command/);
});
