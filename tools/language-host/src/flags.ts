/** What the CLI says on the command line: Go-style flags (`-name value`, `--name=value`), then the engine's address. */
export interface Flags {
  readonly engineAddress: string;
  readonly tracing: string;
  readonly runtime: string;
  readonly version: boolean;
}

const FLAG = /^--?([a-z]+)(?:=(.*))?$/;

export function parseFlags(args: readonly string[]): Flags {
  const values = new Map<string, string>();
  let rest = 0;
  while (rest < args.length) {
    const match = FLAG.exec(args[rest] ?? "");
    if (match?.[1] === undefined) break;
    rest += 1;
    if (match[1] === "version") {
      values.set("version", "true");
    } else if (match[2] !== undefined) {
      values.set(match[1], match[2]);
    } else {
      values.set(match[1], args[rest] ?? "");
      rest += 1;
    }
  }
  return {
    engineAddress: args[rest] ?? "",
    tracing: values.get("tracing") ?? "",
    runtime: values.get("runtime") ?? "nodejs",
    version: values.has("version"),
  };
}
