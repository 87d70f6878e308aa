import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/shell-syntax-in-cmd";

test.each([
  [["CMD", "curl", "-f", "http://localhost", "||", "exit", "1"], "`||` is a mere argument there"],
  [["CMD", "redis-cli", "ping", "|", "grep", "PONG"], "`|` is a mere argument there"],
  [["CMD", "pg_isready", ">/dev/null", ">", "x"], "`>` is a mere argument there"],
  [["CMD", "pg_isready", "-U", "${POSTGRES_USER}"], "nobody replaces `${POSTGRES_USER}`"],
  [["CMD", "pg_isready", "-U", "$POSTGRES_USER"], "nobody replaces `$POSTGRES_USER`"],
  [["CMD", "curl -f http://localhost"], "its first word is a whole command line, which is not a program"],
])("%j", (command, why) => {
  expect(adviceOnCheck(CODE, command).map(({ message }) => message)).toEqual([
    `the test of "db" runs without a shell, and ${why}`,
  ]);
});

test("a whole command line in one word only needs another first word", () => {
  expect(adviceOnCheck(CODE, ["CMD", "curl -f x"])[0]?.fix?.edits).toEqual([
    { kind: "replace", path: ["services", "db", "healthcheck", "test", 0], from: "CMD", to: "CMD-SHELL" },
  ]);
});

test.each([
  [["CMD-SHELL", "curl -f x || exit 1"]],
  [["CMD", "sh", "-c", "curl -f x || exit $CODE"]],
  [["CMD", "/bin/bash", "-c", "a | b"]],
  [["CMD", "mongosh", "--eval", "a || b"]],
  [["CMD", "grep", "a$", "/x"]],
])("%j is fine", (command) => expect(adviceOnCheck(CODE, command)).toEqual([]));
