#!/usr/bin/env node
import { createProgram } from "./program";

async function main(argv: readonly string[]): Promise<void> {
  const program = await createProgram(argv[2]);
  await program.parseAsync([...argv]);
}

// Whoever reads the answer may stop (`| head`): what is under way goes on to its end, without anybody to tell.
for (const output of [process.stdout, process.stderr]) {
  output.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

main(process.argv).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
