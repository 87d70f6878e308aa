import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/curl-without-fail";

test("an error page would be healthy", () => {
  const [advice] = adviceOnCheck(CODE, ["CMD-SHELL", "curl -s http://localhost || exit 1"]);
  expect(advice?.fix?.edits).toEqual([
    { kind: "replace", path: ["services", "db", "healthcheck", "test", 1], from: "curl", to: "curl -f" },
  ]);
  expect(adviceOnCheck(CODE, ["CMD", "curl", "http://localhost"])).toHaveLength(1);
});

test.each([
  [["CMD-SHELL", "curl -fsS http://localhost"]],
  [["CMD-SHELL", "curl -sSf http://localhost || exit 1"]],
  [["CMD", "curl", "--fail", "http://localhost"]],
  [["CMD-SHELL", "curl -s http://localhost | grep -q ok"]],
  [["CMD-SHELL", "test $(curl -s -o /dev/null -w '%{http_code}' http://localhost) = 200"]],
  [["CMD", "wget", "http://localhost"]],
])("%j is fine", (command) => expect(adviceOnCheck(CODE, command)).toEqual([]));
