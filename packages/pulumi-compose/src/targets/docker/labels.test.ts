import { argsOf } from "../../testing/plan-of";

const rest = "secrets: { pin: { file: ./pin } }\n";

function hashOf(attributes: string, pin: string): string | undefined {
  const { labels } = argsOf(attributes, rest, { "/project/pin": pin });
  return labels?.find(({ label }) => label === "com.docker.compose.config-hash")?.value;
}

test("the config hash says nothing about a secret's value", () => {
  const attributes = 'secrets: [pin]\nenvironment: { PASS: "${SECRET}" }';
  expect(hashOf(attributes, "1234")).toBe(hashOf(attributes, "5678"));
});

test("the config hash follows where a secret is put", () => {
  expect(hashOf("secrets: [pin]", "1234")).not.toBe(hashOf("secrets: [{ source: pin, target: other }]", "1234"));
});

test("a limit's change is made in place, its end is not: the engine cannot take one away", () => {
  expect(hashOf("mem_limit: 32m", "")).toBe(hashOf("mem_limit: 48m", ""));
  expect(hashOf("mem_limit: 32m", "")).not.toBe(hashOf("restart: 'no'", ""));
});

test("another command after the start takes a new container", () => {
  expect(hashOf("post_start: [{ command: [a] }]", "")).not.toBe(hashOf("post_start: [{ command: [b] }]", ""));
});

test("another command once it is healthy takes none, as extensions do with docker compose", () => {
  const hooks = (command: string) => `x-pulumi-compose: { post_healthy: [{ command: [${command}] }] }`;
  expect(hashOf(hooks("a"), "")).toBe(hashOf(hooks("b"), ""));
  expect(hashOf(hooks("a"), "")).toBe(hashOf("restart: 'no'", ""));
});
