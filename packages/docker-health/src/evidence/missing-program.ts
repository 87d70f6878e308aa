import { commandsOf } from "@pulumi-compose/health-model";
import type { ProbeResult } from "../shared/container-snapshot";

/** How shells, `env` and the engine say that there is no such program; the group is its name. */
const SAID: readonly RegExp[] = [
  // dash, busybox and bash, of a line or a script: `/bin/sh: 1: curl: not found`, `bash: line 1: curl: command not found`
  /^\S*(?:sh|\.\w+): (?:(?:line )?\d+: )?(?:exec: (?:line \d+: )?)?(\S+): (?:command )?not found$/im,
  /^\S*: (?:line )?\d+: (?:exec: )?(\S+): (?:command )?not found$/im,
  /^(?:zsh:\d+: )?command not found: (\S+)$/im,
  /^(?:\S*\/)?(?:ba|z|k)?sh: (?:line \d+: )?(\/\S+): No such file or directory$/im,
  /^(?:\/usr\/bin\/)?env: ['‘"]?([^\s'’":]+)['’"]?: No such file or directory$/im,
  // the container runtime
  /exec: "([^"]+)": executable file not found in \$PATH/i,
  /exec: "([^"]+)": stat \S+: no such file or directory/i,
  /exec:? (\/\S+): no such file or directory/i,
];

/** Words of a shell's line that are no programs of the image. */
const BUILT_IN = new Set([
  "echo",
  "exit",
  "test",
  "[",
  "true",
  "false",
  "cd",
  "set",
  "export",
  ":",
  "exec",
  "if",
  "then",
]);

/**
 * The program whose absence made a probe fail: as its output names it, else, where the exit code says as much and only
 * one can be meant, that of the test; `undefined` where none is missing, "" where it is not known which.
 */
export function missingProgram(probe: ProbeResult, test: readonly string[]): string | undefined {
  if (probe.exitCode === 0) return undefined;
  const named = SAID.map((pattern) => pattern.exec(probe.output)?.[1]).find((found) => found !== undefined);
  if (named !== undefined) return named;
  if (probe.exitCode !== 126 && probe.exitCode !== 127) return undefined;
  const [how, ...words] = test;
  if (how !== "CMD" && how !== "CMD-SHELL") return "";
  const programs = commandsOf({ how, words }).map(([program = ""]) => program);
  const own = [...new Set(programs.filter((program) => !BUILT_IN.has(program)))];
  return own.length === 1 ? (own[0] ?? "") : "";
}
