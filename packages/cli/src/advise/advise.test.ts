import { join } from "node:path";
import { CLASSIC_DIALECT } from "@pulumi-compose/health-model";
import { inComposeFolder } from "../testing/compose-folder";
import { FakeIo } from "../testing/fake-io";
import { type AdviseCommandOptions, advise } from "./advise";

const YAML = `services:
  job:
    image: busybox
    restart: always # oops
  web:
    image: nginx:alpine
    healthcheck: { test: wget -qO- 127.0.0.1 || exit 1, interval: 30s, timeout: 3s }
    depends_on: { job: { condition: service_completed_successfully } }
  proxy:
    image: nginx:alpine
    depends_on: [web]
`;

async function run(options: Partial<AdviseCommandOptions>, yaml = YAML) {
  return inComposeFolder(yaml, async (folder) => {
    const io = new FakeIo(folder);
    const code = await advise({ format: "text", ...options }, io);
    return { code, out: io.out.text, err: io.err.text, written: io.written.get(join(folder, "compose.yaml")) };
  });
}

test("place, caret, remedy and fix of each advice, and how many there are", async () => {
  const { code, out, err, written } = await run({});
  expect([code, err, written]).toEqual([0, "", undefined]);
  expect(
    out,
  ).toBe(`compose.yaml:4:14 warning health/restart-of-one-shot: "job" is supposed to complete, but \`restart: always\` starts it again when it has
  4 |     restart: always # oops
    |              ^^^^^^
  hint: Set \`restart: on-failure\`, or leave it out.
  fix: restart it on failure only

compose.yaml:11:18 info health/started-despite-check: "proxy" waits only for the start of "web", which has a healthcheck
  11 |     depends_on: [web]
     |                  ^^^
  hint: Write \`condition: service_healthy\` if it needs the other to be ready.
  fix: wait for "web" to be healthy

1 warning, 1 info; --fix corrects 1, --fix all corrects 2
`);
});

test.each([
  ["warnings are no failure", {}, 0],
  ["but with --strict", { strict: true }, 1],
] as const)("the exit code: %s", async (_, options, code) => expect((await run(options)).code).toBe(code));

test.each([
  ["errors and warnings", true, ["health/restart-of-one-shot"]],
  // The new gate brings an advice of its own.
  ["all", ["all"], ["health/restart-of-one-shot", "health/started-despite-check", "health/long-interval"]],
  ["one code", ["started-despite-check"], ["health/started-despite-check"]],
  ["one whole code", ["health/restart-of-one-shot"], ["health/restart-of-one-shot"]],
] as const)("--fix mends %s", async (_, fix, codes) => {
  const { out, written } = await run({ fix, format: "json" });
  expect(JSON.parse(out).fixed.map(({ code }: { code: string }) => code)).toEqual(codes);
  expect(written?.includes("restart: on-failure # oops")).toBe(codes.some((code) => code.includes("restart")));
  expect(written?.includes("[web]")).toBe(!codes.some((code) => code.includes("started")));
});

test("what is left to the reader is said, with the reason", async () => {
  const { out } = await run({ fix: true }, YAML.replace("restart: always", "restart: ${HOW:-always}"));
  expect(out).toContain("fix: restart it on failure only (left to you: its value has a variable in it)");
});

test("a plan's own findings are part of it, and errors fail", async () => {
  const { code, out } = await run(
    {},
    "services:\n  a: {image: x, healthcheck: {disable: true}}\n  b: {image: y, depends_on: {a: {condition: service_healthy}}}\n",
  );
  expect(code).toBe(1);
  expect(out.match(/health\/no-healthcheck/g)).toHaveLength(1);
});

test.each([
  ["a check that is switched off", "{disable: true}", ["health/no-healthcheck"]],
  ["no test", "{interval: 5s, timeout: 5s}", ["health/maybe-no-healthcheck"]],
  ["the built image's own", "{}, build: {dockerfile_inline: 'FROM x\nHEALTHCHECK CMD true'}", []],
])("%s behind a gate is told once, under one code", async (_, healthcheck, codes) => {
  const yaml = `services:\n  a: {image: x, healthcheck: ${healthcheck.replace("\n", "\n\n    ")}}\n  b: {image: y, depends_on: {a: {condition: service_healthy}}}\n`;
  const { out, err } = await run({}, yaml);
  expect([...(out + err).matchAll(/[a-z]+\/[a-z-]*no-healthcheck/g)].map(([code]) => code)).toEqual(codes);
});

test("an engine decides what can be advised", async () => {
  const yaml =
    "services:\n  a: {image: x, healthcheck: {test: t, start_period: 5s, start_interval: 1s, timeout: 1s}}\n";
  expect((await run({}, yaml)).out).not.toContain("start-interval-on-old-engine");
  expect((await run({ engine: CLASSIC_DIALECT }, yaml)).out).toContain("start-interval-on-old-engine");
});

test("nothing to say", async () => {
  expect(await run({}, "services: {a: {image: x}}\n")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^no advice/),
  });
});

test("standard input cannot be mended", async () => {
  await expect(run({ fix: true, file: ["-"] })).rejects.toThrow("cannot be corrected in place");
});
