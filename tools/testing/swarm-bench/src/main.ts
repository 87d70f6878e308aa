import { spawn } from "node:child_process";
import { readArguments, USAGE } from "./arguments";
import { SwarmBench } from "./swarm-bench";

async function main(): Promise<number> {
  const wanted = readArguments(process.argv.slice(2));
  if (typeof wanted === "string") {
    console.error(wanted === "" ? USAGE : `${wanted}\n\n${USAGE}`);
    return wanted === "" ? 0 : 2;
  }
  if (SwarmBench.impossible !== undefined) {
    console.error(SwarmBench.impossible);
    return 1;
  }
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve(130));
  });
  const bench = await SwarmBench.start(wanted);
  try {
    for (const { name, address, host } of bench.engines) console.error(`${name}  ${address}  DOCKER_HOST=${host}`);
    if (wanted.command.length > 0) return await Promise.race([interrupted, run(wanted.command, bench.manager.host)]);
    console.error("Ctrl-C ends them.");
    // Signal handlers alone do not keep a process alive.
    const staying = setInterval(() => undefined, 60_000);
    await interrupted;
    clearInterval(staying);
    return 0;
  } finally {
    await bench.end();
  }
}

function run([file = "", ...args]: readonly string[], host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: "inherit", env: { ...process.env, DOCKER_HOST: host } });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
