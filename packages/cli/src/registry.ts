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
   * Gives the module of `src/commands/<name>-command.ts`, which exports its command.
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
    load: () => import("./commands/up-command.js"),
  },
  {
    name: "run",
    summary: "run a job, or a command in a service's container, behind what it depends on",
    load: () => import("./commands/run-command.js"),
  },
  {
    name: "down",
    summary: "take the project down; volumes are kept",
    load: () => import("./commands/down-command.js"),
  },
  { name: "preview", summary: "show what `up` would do", load: () => import("./commands/preview-command.js") },
  {
    name: "config",
    summary: "print the project in canonical form, as `docker compose config` does",
    load: () => import("./commands/config-command.js"),
  },
  {
    name: "convert",
    summary: "write a Pulumi program for the project, or adopt a running one",
    load: () => import("./commands/convert-command.js"),
  },
  {
    name: "plan",
    summary: "show who waits for whom, how long, and the critical path",
    load: () => import("./commands/plan-command.js"),
  },
  {
    name: "simulate",
    summary: "play a start without an engine: probes, health, gates",
    load: () => import("./commands/simulate-command.js"),
  },
  {
    name: "advise",
    summary: "look for healthchecks and dependencies that could be better, and correct them",
    load: () => import("./commands/advise-command.js"),
  },
  {
    name: "status",
    alias: "ps",
    summary: "show the health of a running project: state, failures, last probe, since when",
    load: () => import("./commands/status-command.js"),
  },
  {
    name: "dashboard",
    summary: "serve a page that shows a running project: plan, health, gates, timeline, logs",
    load: () => import("./commands/dashboard-command.js"),
  },
  {
    name: "wait",
    summary: "wait until a running project, or some of its services, is healthy",
    load: () => import("./commands/wait-command.js"),
  },
  {
    name: "lsp",
    summary: "help editors with compose files: the Language Server Protocol on standard input and output",
    load: () => import("./commands/lsp-command.js"),
  },
  ...handedCommands.map(
    (handed): CommandEntry => ({
      name: handed.name,
      summary: `${handed.summary} (docker compose's)`,
      passesOn: true,
      load: async () => ({ command: (await import("./commands/handed-command.js")).handedCommand(handed) }),
    }),
  ),
  {
    name: "completion",
    summary: "print a script that completes command lines in a shell",
    load: () => import("./commands/completion-command.js"),
  },
  {
    name: "man",
    summary: "print the manual page",
    load: async (whole) => ({ command: (await import("./commands/man-command.js")).manCommand(whole) }),
  },
  {
    name: "complete",
    summary: "what the script of `completion` asks",
    passesOn: true,
    isHidden: true,
    load: async (whole) => ({ command: (await import("./commands/complete-command.js")).completeCommand(whole) }),
  },
];
