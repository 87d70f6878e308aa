/** What the SDK's run command needs to know; empty strings are left out of its command line. */
export interface RunArguments {
  readonly monitor: string;
  readonly engine: string;
  readonly organization: string;
  readonly project: string;
  readonly rootDirectory: string;
  readonly stack: string;
  readonly programDirectory: string;
  readonly dryRun: boolean;
  readonly parallel: number;
  readonly tracing: string;
  readonly entryPoint: string;
  readonly args: readonly string[];
}

/** The arguments of `@pulumi/pulumi/cmd/run`. */
export function runArguments(run: RunArguments): string[] {
  const flags: [string, string][] = [
    ["monitor", run.monitor],
    ["engine", run.engine],
    ["organization", run.organization],
    ["project", run.project],
    ["root-directory", run.rootDirectory],
    ["stack", run.stack],
    ["pwd", run.programDirectory],
    ["parallel", String(run.parallel)],
    ["tracing", run.tracing],
  ];
  return [
    ...flags.filter(([, value]) => value !== "").flatMap(([name, value]) => [`--${name}`, value]),
    ...(run.dryRun ? ["--dry-run"] : []),
    run.entryPoint || ".",
    ...run.args,
  ];
}
