import type { Command } from "commander";

/** The options that name an engine. */
export interface EngineOptions {
  readonly host?: string;
  readonly context?: string;
}

export function addEngineOptions(command: Command): Command {
  return command
    .option(
      "-H, --host <url>",
      "the engine: unix://, tcp://, ssh:// or npipe:// (default: DOCKER_HOST, docker's context)",
    )
    .option(
      "-c, --context <name>",
      "the engine of a docker context; with --target kubernetes a context of the kubeconfig",
    );
}
