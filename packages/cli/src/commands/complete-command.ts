import { Command } from "commander";

/** `pulumi-compose complete -- …`: what the script of `completion` asks at each key. */
export function completeCommand(whole: () => Promise<Command>): Command {
  return new Command("complete").argument("[args...]").action(async (args: readonly string[]) => {
    const { complete } = await import("../command-line/complete.js");
    await complete(await whole(), args[0] === "--" ? args.slice(1) : args);
  });
}
