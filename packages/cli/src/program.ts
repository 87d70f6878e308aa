import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { withExitCodes } from "./health/io/run";
import { registry } from "./registry";

/** @param wanted the command that is to run: only that one is loaded; the others stand in the help by their summary. */
export async function createProgram(wanted: string | undefined): Promise<Command> {
  const program = withExitCodes(new Command("pulumi-compose"))
    .description("docker compose files as real infrastructure-as-code: Pulumi deployments gated on health")
    .version(ownVersion(), "--version", "print the version");
  for (const entry of registry) {
    const command = entry.name === wanted ? (await entry.load()).command : new Command(entry.name);
    program.addCommand(
      withExitCodes(command)
        .summary(entry.summary)
        .description(command.description() || entry.summary),
    );
  }
  return program;
}

function ownVersion(): string {
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
  return manifest.version;
}
