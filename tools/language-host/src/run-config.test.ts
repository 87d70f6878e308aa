import { runConfig } from "./run-config";

test.each([
  [[], "{}"],
  [[["shop:redisPass", "abc123"]], '{"shop:config:redisPass":"abc123"}'],
  [[["docker:config:host", "unix:///x"]], '{"docker:config:host":"unix:///x"}'],
  [[["a:b:c", "1"]], '{"a:config:b:c":"1"}'],
] satisfies [[string, string][], string][])("%j", (config, expected) => {
  expect(runConfig(config)).toBe(expected);
});

test("refuses a key without a namespace", () => {
  expect(() => runConfig([["key", "value"]])).toThrow('"key" has no namespace');
});
