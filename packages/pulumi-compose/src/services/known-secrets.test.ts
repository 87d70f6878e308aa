import * as pulumi from "@pulumi/pulumi";
import { promised } from "../gates/promised";
import { secretContent } from "../plan/marker";
import { knownSecrets, redactionOf, secretContents } from "./known-secrets";

beforeAll(() =>
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) }),
);

test("only what is secret, however deep, entries of an environment without their names too", async () => {
  const secrets = await promised(
    knownSecrets(
      { environment: { A: pulumi.secret("one"), B: pulumi.output("plain"), C: "plain" } },
      { container: { envs: [pulumi.secret("TOKEN=a=b")], healthcheck: pulumi.secret({ tests: ["CMD", "deep"] }) } },
      pulumi.secret("one"),
    ),
  );
  expect([...secrets].sort()).toEqual(["TOKEN=a=b", "a=b", "deep", "one"]);
});

test("the file's own secrets", async () => {
  const scope = { symbol: () => pulumi.secret("inner"), reference: () => "", digestOf: () => "" };
  const args = {
    uploads: [
      { file: "/x", content: secretContent("token", "t0p") },
      { file: "/y", content: "open" },
    ],
  };
  expect(await promised(knownSecrets(secretContents(args, scope)))).toEqual(["t0p"]);
});

test("what is secret for all is found once; an own option adds to it", async () => {
  const redactOf = redactionOf(["plain", pulumi.secret("shared")], {
    services: { own: { environment: { TOKEN: pulumi.secret("mine") } }, plain: { environment: { A: "b" } } },
    redact: ["asked"],
  });
  expect(redactOf("plain")).toBe(redactOf("nobody"));
  expect(await promised(redactOf("plain"))).toEqual(["shared", "asked"]);
  expect(await promised(redactOf("own"))).toEqual(["shared", "asked", "mine"]);
});
