#!/usr/bin/env node
import { pluginCall, pluginMetadata } from "./command-line/docker-plugin";
import { inOwnNode } from "./command-line/own-node";
import { reportFailure } from "./command-line/report-failure";
import { processIo } from "./health/io/process-io";
import { ownVersion } from "./own-version";
import { createProgram } from "./program";

async function main(words: readonly string[]): Promise<void> {
  const metadata = pluginMetadata(words, ownVersion());
  if (metadata !== undefined) {
    process.stdout.write(metadata);
    return;
  }
  const plugin = pluginCall(words, process.env);
  Object.assign(process.env, plugin?.env);
  const given = plugin?.args ?? words;
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
