import { Command } from "commander";

/** `pulumi-compose man`: the manual page, as it comes with the package. */
export const command = new Command("man").action(async () => {
  const [{ manPage }, { wholeProgram }, { ownVersion }] = await Promise.all([
    import("../command-line/man-page.js"),
    import("../program.js"),
    import("../own-version.js"),
  ]);
  process.stdout.write(manPage(await wholeProgram(), ownVersion()));
});
