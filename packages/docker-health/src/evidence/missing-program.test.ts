import { aProbe } from "../testing/a-container";
import { missingProgram } from "./missing-program";

const TEST = ["CMD-SHELL", "echo probing; pg_isready || exit 1"];

test.each([
  ["sh: 1: pg_isready: not found", "pg_isready"],
  ["/bin/sh: pg_isready: not found", "pg_isready"],
  ["probing\n/bin/sh: 1: pg_isready: not found\n", "pg_isready"],
  ["/bin/sh: line 1: curl: command not found", "curl"],
  ["bash: curl: command not found", "curl"],
  ["/check.sh: line 3: nc: not found", "nc"],
  ["/usr/local/bin/check: 3: nc: not found", "nc"],
  ["zsh:1: command not found: curl", "curl"],
  ["bash: /opt/tool: No such file or directory", "/opt/tool"],
  ["/usr/bin/env: ‘python3’: No such file or directory", "python3"],
  ["env: can't execute 'x': No such file or directory", undefined],
  ['OCI runtime exec failed: exec failed: exec: "curl": executable file not found in $PATH: unknown', "curl"],
  ['starting container process caused: exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown', "/bin/sh"],
  ["sh: 1: exec: tini: not found", "tini"],
  // Something else is missing.
  ["cat: /tmp/ready: No such file or directory", undefined],
  ["wget: server returned error: HTTP/1.1 404 Not Found", undefined],
  ["key: not found", undefined],
])("%j: %s", (output, program) => {
  expect(missingProgram(aProbe(10, 1, output), TEST)).toBe(program);
  expect(missingProgram(aProbe(10, 0, output), TEST)).toBeUndefined();
});

test.each([
  [["CMD-SHELL", "curl -f x"], "curl"],
  [["CMD", "/check", "x"], "/check"],
  [["CMD-SHELL", "echo x; pg_isready || exit 1"], "pg_isready"],
  [["CMD-SHELL", "one && two"], ""],
  [[], ""],
])("without a word, %j may lack %j", (test_, program) => {
  expect(missingProgram(aProbe(10, 127), test_)).toBe(program);
});
