import { Command } from "commander";

/** `pulumi-compose complete -- …`: what the script of `completion` asks at each key. */
export const command = new Command("complete").argument("[args...]").action(async (args: readonly string[]) => {
  const [{ complete }, { wholeProgram }] = await Promise.all([
    import("../command-line/complete.js"),
    import("../program.js"),
  ]);
  await complete(await wholeProgram(), args[0] === "--" ? args.slice(1) : args);
});
