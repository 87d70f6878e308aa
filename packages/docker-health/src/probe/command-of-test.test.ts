import { commandOfTest } from "./command-of-test";

const SH = ["/bin/sh", "-c"];

test.each([
  [["CMD", "pg_isready", "-U", "app"], SH, ["pg_isready", "-U", "app"]],
  [["CMD-SHELL", "curl -f localhost || exit 1"], SH, ["/bin/sh", "-c", "curl -f localhost || exit 1"]],
  [
    ["CMD-SHELL", "check"],
    ["/bin/bash", "-euo", "pipefail", "-c"],
    ["/bin/bash", "-euo", "pipefail", "-c", "check"],
  ],
  [["NONE"], SH, undefined],
  [[], SH, undefined],
  [["CMD"], SH, undefined],
  [["MAYBE", "x"], SH, undefined],
])("%j", (check, shell, command) => {
  expect(commandOfTest(check, shell)).toEqual(command);
});
