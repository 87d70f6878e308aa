import { findVariables } from "./variables";

test.each([
  ["a default", "environment: { A: '${X:-one}' }", { fallback: "one", fixed: undefined }],
  ["a reason", "command: run ${X:?set it}", { reason: "set it", fixed: undefined }],
  ["no default", "hostname: $X", { fallback: undefined, fixed: undefined }],
  ["an image's tag", "image: a:${X:-7}", { fallback: "7", fixed: undefined }],
  ["a whole image", "image: ${X:-redis:7}", { fixed: expect.stringContaining("services.s.image") }],
  ["a registry", "image: ${X}/a:1", { fixed: expect.stringContaining("services.s.image") }],
  ["a port", "ports: ['${X:-80}:80']", { fixed: expect.stringContaining("services.s.ports.0") }],
  ["an alternative", "environment: [ 'A=${X:+y}' ]", { fixed: expect.stringContaining("chooses") }],
  ["two defaults", "command: '${X:-a} ${X-b}'", { fixed: expect.stringContaining("several defaults") }],
  ["a nested default", "command: '${X:-${Y}}'", { fixed: expect.stringContaining("other variables") }],
])("%s", (_, attribute, expected) => {
  const variables = findVariables([`services:\n  s:\n    ${attribute}\n`]);
  expect(variables.get("X")).toMatchObject({ name: "X", ...expected });
});

test.each([
  ["DB_PASSWORD", true],
  ["dbPassword", true],
  ["POSTGRES_PW", true],
  ["GITHUB_TOKEN", true],
  ["REDIS_PASS", true],
  ["APIKEY", true],
  ["PWD", false],
  ["KEYBOARD", false],
  ["PORT", false],
  ["PASSENGER_COUNT", false],
])("%s looks secret: %s", (name, secret) => {
  expect(findVariables([`services: { s: { command: "$${name}" } }`]).get(name)?.secret).toBe(secret);
});

test("`$$` is no variable", () => {
  expect([...findVariables(["services: { s: { command: 'echo $$HOME' } }"]).keys()]).toEqual([]);
});
