/** The compose files among the arguments behind `pulumi convert --from compose --`: `-f FILE`, `--file=FILE`, or plain names. */
export function filesOfArguments(args: readonly string[]): string[] {
  const files: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? "";
    if (argument === "--target") at++;
    else if (argument.startsWith("--target=")) continue;
    else if (argument === "-f" || argument === "--file") files.push(args[++at] ?? "");
    else if (argument.startsWith("--file=")) files.push(argument.slice("--file=".length));
    else files.push(argument);
  }
  return files.filter((file) => file !== "");
}

/** What `--target` among them says. */
export function targetOfArguments(args: readonly string[]): string | undefined {
  const at = args.indexOf("--target");
  return at < 0 ? args.find((one) => one.startsWith("--target="))?.slice("--target=".length) : args[at + 1];
}
