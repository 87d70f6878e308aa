import { Command } from "commander";
import { addOneOffOptions } from "./one-off-options";

test.each([
  [
    ["-T", "--rm", "-e", "A=1", "--env=B=2", "-p", "80:80", "web", "ls", "-l"],
    "--no-tty --rm --env=A=1 --env=B=2 --publish=80:80",
  ],
  [
    ["-d", "-i", "-P", "--name", "x", "-v", "/a:/b", "-w", "/w", "-u", "1", "web"],
    "--detach --interactive --service-ports --name=x --volume=/a:/b --workdir=/w --user=1",
  ],
  // What is about bringing up is not for the container.
  [["--no-deps", "--build", "--pull", "always", "--quiet-pull", "web"], ""],
])("%j", async (args, expected) => {
  const command = new Command("run").argument("<name>").argument("[command...]").passThroughOptions();
  const words = addOneOffOptions(command);
  let rest: readonly string[] = [];
  command.action((_: string, given: string[]) => {
    rest = given;
  });
  await command.parseAsync(args, { from: "user" });
  expect(words().join(" ")).toBe(expected);
  expect(rest).toEqual(args.slice(args.indexOf("web") + 1));
});
