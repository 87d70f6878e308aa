import { Command } from "commander";
import { EXIT } from "../io/exit-codes";
import { runCommand } from "../io/process-end";

/** `pulumi-compose man`: the manual page, as it comes with the package. */
export function manCommand(whole: () => Promise<Command>): Command {
  return new Command("man").description("Print the manual page: `pulumi-compose man | man -l -`.").action(() =>
    runCommand(async ({ out }) => {
      const [{ manPage }, { ownVersion }] = await Promise.all([
        import("../command-line/man-page.js"),
        import("../own-version.js"),
      ]);
      out.write(manPage(await whole(), ownVersion()));
      return EXIT.done;
    }),
  );
}
