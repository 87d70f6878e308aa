import { Command } from "commander";
import { manPage } from "./man-page";

test("a manual page has commands with their options, and no text that `man` would take for a request", () => {
  const program = new Command("shop").description("Sell things").option("-q, --quiet", ".say nothing");
  program.addCommand(new Command("buy").argument("<what>").description("'Buy' it").option("--so-many <n>", "a\\b"));
  program.addCommand(new Command("secret").description("no"), { hidden: true });
  expect(manPage(program, "1.2.3")).toBe(`.TH SHOP 1 "" "shop 1.2.3" "User Commands"
.SH NAME
shop \\- Sell things
.SH SYNOPSIS
.B shop
[options] [command]
.SH OPTIONS
.TP
.B \\-q, \\-\\-quiet
\\&.say nothing
.TP
.B \\-h, \\-\\-help
display help for command
.SH COMMANDS
.SS buy [options] <what>
\\&'Buy' it
.TP
.B \\-\\-so\\-many <n>
a\\eb
.TP
.B \\-h, \\-\\-help
display help for command
.SH SEE ALSO
.BR docker-compose (1),
.BR pulumi (1)
`);
});
