import { FakeStream } from "../testing/fake-io";
import { browserCommand, openBrowser } from "./open-browser";

const address = "http://127.0.0.1:4000/token/";

test.each([
  ["linux", ["xdg-open", address]],
  ["darwin", ["open", address]],
  ["win32", ["cmd", "/c", "start", '""', address]],
] as const)("on %s", (platform, command) => expect(browserCommand(address, platform)).toEqual(command));

test.each([
  [[process.execPath, "-e", "process.exit(3)"], / ended with 3\n$/],
  [["/no/such/browser", address], /no browser was opened: .*ENOENT/],
] as const)("%j: that there is none is told", async (command, told) => {
  const err = new FakeStream();
  const [program, ...args] = command;
  openBrowser(address, err, [program, ...args]);
  while (err.text === "") await new Promise((resolve) => setImmediate(resolve));
  expect(err.text).toMatch(told);
});
