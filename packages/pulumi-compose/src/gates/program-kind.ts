/**
 * How the program runs: by a language host's run command in a process of its own, in the process of a component provider
 * that a language host started, or inside somebody's process (Automation API).
 */
export type ProgramKind = "command" | "provider" | "inline";

const kinds: Readonly<Record<string, ProgramKind>> = { run: "command", "run-plugin": "provider" };

/** What a language host starts is a command of the SDK, which then is the main module. */
export function programKind(main: string | undefined = require.main?.filename): ProgramKind {
  const command = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]([\w-]+)[\\/]index\.js$/.exec(main ?? "")?.[1];
  return kinds[command ?? ""] ?? "inline";
}
