#!/usr/bin/env node
import { createProgram } from "./program";

async function main(argv: readonly string[]): Promise<void> {
  const program = await createProgram(argv[2]);
  await program.parseAsync([...argv]);
}

main(process.argv).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
