import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Seconds that something takes. */
export function seconds(run) {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs a command and gives the highest resident memory, in MiB, that its Node.js program had: the process that runs the
 * Pulumi program, found by its command line below the command.
 */
export async function peakMemory(command, args, options, program) {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
  let peak = 0;
  const timer = setInterval(() => {
    for (const pid of descendants(child.pid)) if (program(pid)) peak = Math.max(peak, highWater(pid));
  }, 50);
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}\n${text}`);
  if (peak === 0) throw new Error("the program's process was not seen");
  return peak;
}

/** Whether a process runs a Pulumi program. */
export function runsProgram(pid) {
  return /@pulumi[\\/]pulumi[\\/]cmd[\\/]run/.test(read(`/proc/${pid}/cmdline`));
}

function descendants(pid) {
  const children = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = / (\d+) /.exec(read(`/proc/${name}/stat`).replace(/^.*\) \S/s, ""))?.[1];
    if (parent !== undefined) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(name)]);
  }
  const found = [];
  for (let queue = [pid]; queue.length > 0; ) {
    const next = children.get(queue.shift()) ?? [];
    found.push(...next);
    queue.push(...next);
  }
  return found;
}

function highWater(pid) {
  return Number(/VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
