import { Command } from "commander";
import { addRefusals } from "./refusals";

const refusals = [
  { flags: "--attach <service>", why: "not this", instead: "That." },
  { flags: "--no-attach <service>", why: "nor this", instead: "That." },
  { flags: "-w, --watch", why: "never", instead: "Again." },
];

async function parse(...args: string[]): Promise<boolean> {
  let ran = false;
  const command = addRefusals(new Command("up").argument("[services...]"), refusals).action(() => {
    ran = true;
  });
  await command.parseAsync(args, { from: "user" });
  return ran;
}

test("without them the command runs, and its help does not name them", async () => {
  await expect(parse("web")).resolves.toBe(true);
  expect(addRefusals(new Command("up"), refusals).helpInformation()).not.toMatch(/attach|watch/);
});

test.each([
  [["--attach", "web"], "--attach: not this", "That."],
  [["--no-attach", "web"], "--no-attach: nor this", "That."],
  [["web", "-w"], "--watch: never", "Again."],
])("%j", async (args, message, hint) => {
  await expect(parse(...args)).rejects.toMatchObject({ message, hint });
});
