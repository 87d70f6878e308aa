/** The compose files among the arguments behind `pulumi convert --from compose --`: `-f FILE`, `--file=FILE`, or plain names. */
export function filesOfArguments(args: readonly string[]): string[] {
  const files: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? "";
    if (argument === "-f" || argument === "--file") files.push(args[++at] ?? "");
    else if (argument.startsWith("--file=")) files.push(argument.slice("--file=".length));
    else files.push(argument);
  }
  return files.filter((file) => file !== "");
}
