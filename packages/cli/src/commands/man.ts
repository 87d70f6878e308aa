import { Command } from "commander";
import { withExitCodes } from "../health/io/run";

/** `pulumi-compose man`: the manual page, as it comes with the package. */
export const command = withExitCodes(new Command("man"))
  .description("Print the manual page: `pulumi-compose man | man -l -`.")
  .action(async () => {
    const [{ manPage }, { wholeProgram }, { ownVersion }] = await Promise.all([
      import("../command-line/man-page.js"),
      import("../program.js"),
      import("../own-version.js"),
    ]);
    process.stdout.write(manPage(await wholeProgram(), ownVersion()));
  });
