import type { Command } from "commander";
import { handedCommands } from "./handed/handed-commands";

/** A command of `pulumi-compose`: its module is loaded only when it is run. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** What docker compose calls it. */
  readonly alias?: string;
  /** What stands behind its name is for another program, word by word. */
  readonly passesOn?: boolean;
  /** What nobody types: it does not stand in the help. */
  readonly isHidden?: boolean;
  /**
   * Gives the module of `src/commands/<name>.ts`, which exports its command.
   *
   * @param whole the program with all of them, for what tells of them
   */
  load(whole: () => Promise<Command>): Promise<{ readonly command: Command }>;
}

/** All commands, in the order of the help. A new one is a file in `src/commands/` and a row here. */
export const registry: readonly CommandEntry[] = [
  {
    name: "up",
    summary: "bring the project up: nothing starts before what it depends on is healthy",
    load: () => import("./commands/up.js"),
  },
  {
    name: "run",
    summary: "run a job, or a command in a service's container, behind what it depends on",
    load: () => import("./commands/run.js"),
  },
  { name: "down", summary: "take the project down; volumes are kept", load: () => import("./commands/down.js") },
  { name: "preview", summary: "show what `up` would do", load: () => import("./commands/preview.js") },
  {
    name: "config",
    summary: "print the project in canonical form, as `docker compose config` does",
    load: () => import("./commands/config.js"),
  },
  {
    name: "convert",
    summary: "write a Pulumi program for the project, or adopt a running one",
    load: () => import("./commands/convert.js"),
  },
  {
    name: "plan",
    summary: "show who waits for whom, how long, and the critical path",
    load: () => import("./commands/plan.js"),
  },
  {
    name: "simulate",
    summary: "play a start without an engine: probes, health, gates",
    load: () => import("./commands/simulate.js"),
  },
  {
    name: "advise",
    summary: "look for healthchecks and dependencies that could be better, and mend them",
    load: () => import("./commands/advise.js"),
  },
  {
    name: "status",
    alias: "ps",
    summary: "show the health of a running project: state, failures, last probe, since when",
    load: () => import("./commands/status.js"),
  },
  {
    name: "wait",
    summary: "wait until a running project, or some of its services, is healthy",
    load: () => import("./commands/wait.js"),
  },
  ...handedCommands.map(
    (handed): CommandEntry => ({
      name: handed.name,
      summary: `${handed.summary} (docker compose's)`,
      passesOn: true,
      load: async () => ({ command: (await import("./commands/handed.js")).handedCommand(handed) }),
    }),
  ),
  {
    name: "completion",
    summary: "print a script that completes command lines in a shell",
    load: () => import("./commands/completion.js"),
  },
  {
    name: "man",
    summary: "print the manual page",
    load: async (whole) => ({ command: (await import("./commands/man.js")).manCommand(whole) }),
  },
  {
    name: "complete",
    summary: "what the script of `completion` asks",
    passesOn: true,
    isHidden: true,
    load: async (whole) => ({ command: (await import("./commands/complete.js")).completeCommand(whole) }),
  },
];
