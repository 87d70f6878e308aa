#!/usr/bin/env node
import { inOwnNode } from "./command-line/own-node";
import { reportFailure } from "./command-line/report-failure";
import { processIo } from "./health/io/process-io";
import { createProgram } from "./program";

async function main(given: readonly string[]): Promise<void> {
  const code = await inOwnNode(__filename, given);
  if (code !== undefined) {
    process.exitCode = code;
    return;
  }
  const { program, args } = await createProgram(given);
  await program.parseAsync([...args], { from: "user" });
}

// Whoever reads the answer may stop (`| head`): what is under way goes on to its end, without anybody to tell.
for (const output of [process.stdout, process.stderr]) {
  output.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = reportFailure(error, processIo());
});
