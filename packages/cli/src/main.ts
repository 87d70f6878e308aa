#!/usr/bin/env node
import { Command } from "commander";
import { registry } from "./registry";

async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("pulumi-compose").description(
    "docker compose files as real infrastructure-as-code: Pulumi deployments gated on health",
  );
  const wanted = argv[2];
  for (const entry of registry) {
    // Only the command that runs is loaded; the others stand in the help by their summary.
    const command = entry.name === wanted ? (await entry.load()).command : new Command(entry.name);
    program.addCommand(command.summary(entry.summary).description(command.description() || entry.summary));
  }
  await program.parseAsync([...argv]);
}

main(process.argv).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
