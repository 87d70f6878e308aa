/** How the Pulumi program runs: by a language host's run command, or inside somebody's process (Automation API, a component provider). */
export type ProgramKind = "command" | "inline";

/** The SDK's run command is the main module of a program that a language host started. */
export function programKind(main: string | undefined = require.main?.filename): ProgramKind {
  return main !== undefined && /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]index\.js$/.test(main)
    ? "command"
    : "inline";
}
