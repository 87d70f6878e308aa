import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { EXTENSION_KEYS, type ExtensionKeyDoc } from "@pulumi-compose/health-model";
import { type Diagnostic, loadProject, parseProject } from "@pulumi-compose/parser";
import Ajv, { type ValidateFunction } from "ajv";
import fc from "fast-check";
import { parse } from "yaml";
import { schemaFiles } from "../../../health-model/src/docs/schema-files";
import { consider } from "../../src/advise/consider";
import { commandTarget } from "../../src/targets/command-targets";
import { corpusFiles } from "../../src/testing/corpus";

const folder = join(__dirname, "../../schema");
const fixtures = join(__dirname, "../../../compose-parser/fixtures");

const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
const schema = JSON.parse(readFileSync(join(folder, "compose.json"), "utf8"));
const takes: ValidateFunction = ajv.compile(schema);

test("the files are what the tables say (npm run schema -w packages/cli)", () => {
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  expect(files).toEqual({ ...schemaFiles() });
});

test("the extension's own file takes what a service may say, and refers to nothing else", () => {
  const own = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync(join(folder, "x-pulumi-compose.json"), "utf8")),
  );
  expect(own({ deadline: "90s", post_healthy: [{ command: "a" }], relay: { image: "haproxy" } })).toBe(true);
  expect(own({ dedline: "90s" })).toBe(false);
});

/** What is not of the value, but of what else the service says. */
const ofTheRest = ["target/no-relay", "target/no-effect", "target/short-drain"];

/** What is said of `x-pulumi-compose` on the way to a plan: not what follows from it. */
async function said(file: object): Promise<readonly Diagnostic[]> {
  const { project, diagnostics } = parseProject({ files: [{ name: "compose.yaml", content: JSON.stringify(file) }] });
  if (!project) return diagnostics;
  const { diagnostics: ofTarget } = await commandTarget("docker").plan(project, {});
  const all = [...diagnostics, ...consider(project, {}), ...ofTarget];
  const once = new Map(all.map((one) => [JSON.stringify([one.code, one.path, one.message]), one]));
  return [...once.values()].filter(({ code, path }) => path?.includes("x-pulumi-compose") && !ofTheRest.includes(code));
}

const on = {
  project: (extension: unknown) => ({
    name: "shop",
    services: { web: { image: "web" } },
    "x-pulumi-compose": extension,
  }),
  service: (extension: unknown) => ({
    name: "shop",
    services: { web: { image: "web", ports: ["80:80"], "x-pulumi-compose": extension } },
  }),
  rolling: (extension: unknown) => ({
    name: "shop",
    services: {
      web: { image: "web", deploy: { update_config: { order: "start-first" } }, "x-pulumi-compose": extension },
    },
  }),
};

const levels = ["project", "service", "rolling"] as const;
const keys = Object.entries<ExtensionKeyDoc>(EXTENSION_KEYS);

test.each(keys.flatMap(([key, { levels: where }]) => levels.map((level) => [key, level, where] as const)))(
  "%s of a %s: the code reads it where the schema has it",
  async (key, level, where) => {
    const nonsense = on[level]({ [key]: { no: "sense" } });
    const codes = (await said(nonsense)).map(({ code }) => code);
    expect(codes).not.toEqual([]);
    // A value that nobody takes is no key that nobody knows, where there is the key.
    const isThere = where.some((one) => (one === "project") === (level === "project"));
    const isUnknown = codes.some((code) => ["health/unknown-extension-key", "health/hooks-of-project"].includes(code));
    expect(isUnknown).toBe(!isThere);
    expect(takes(nonsense)).toBe(false);
  },
);

const durations = fc.oneof(
  fc.constantFrom(
    "90s",
    "1m30s",
    "1.5h",
    "0",
    "0s",
    "0m0s",
    "",
    "s",
    "5",
    "-5s",
    "+5s",
    "5 s",
    "5sec",
    ".5s",
    "1d",
    "2w",
  ),
  fc
    .array(fc.tuple(fc.nat(999), fc.constantFrom("ns", "us", "ms", "s", "m", "h", "d", "w", "x")), { maxLength: 3 })
    .map((parts) => parts.map(([number, unit]) => `${number}${unit}`).join("")),
);
const hook = fc.record(
  {
    command: fc.oneof(fc.constantFrom<unknown>("a b", ["a", "b"], [], null, 5, [5], {})),
    user: fc.constantFrom<unknown>("root", 0, null),
    privileged: fc.constantFrom<unknown>(true, "true", 1),
    working_dir: fc.constantFrom<unknown>("/", false),
    environment: fc.constantFrom<unknown>({ A: "1" }, ["A=1"], ["A=1", "A=1"], { A: [1] }, "A=1"),
    other: fc.constant(1),
  },
  { requiredKeys: [] },
);
const anything = fc.constantFrom<unknown>(true, false, null, 0, 5, 1.5, "", "fail", [], {}, ["90s"], { image: "" });
const values = fc.oneof(
  durations,
  anything,
  fc.constantFrom<unknown>("fail", "keep-waiting", "keep_waiting"),
  fc.array(hook, { maxLength: 2 }),
  fc.constantFrom<unknown>({ image: "haproxy:3" }, { image: 5 }, { image: "a", other: 1 }),
);
const extensions = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.dictionary(fc.constantFrom(...Object.keys(EXTENSION_KEYS), "dedline"), values, { maxKeys: 2 }),
  },
  { weight: 1, arbitrary: anything },
);

test("what the schema takes the code takes, and the other way round", async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(extensions, fc.constantFrom(...levels), async (extension, level) => {
      const file = on[level](extension);
      const refused = await said(file);
      const isTaken = takes(file);
      if (isTaken) taken++;
      expect({ file, isTaken, refused }).toEqual({ file, isTaken: refused.length === 0, refused });
    }),
    { numRuns: 1000, seed: 5 },
  );
  // Neither half is empty.
  expect(taken).toBeGreaterThan(100);
  expect(taken).toBeLessThan(900);
});

test.each<[string, { readonly services?: object }]>([
  ["a network", { networks: { front: { "x-pulumi-compose": { deadline: "5s" } } } } as object],
  ["a healthcheck", { services: { web: { image: "w", healthcheck: { test: "a", "x-pulumi-compose": {} } } } }],
  [
    "what a service waits for",
    {
      services: {
        web: { image: "w", depends_on: { db: { condition: "service_started", "x-pulumi-compose": {} } } },
        db: { image: "d" },
      },
    },
  ],
])("nobody reads it of %s, and both say so", async (_, file) => {
  const used = { services: { web: { image: "w", networks: ["front"], volumes: ["data:/data"] } } };
  const whole = { name: "shop", networks: { front: null }, volumes: { data: null }, ...used, ...file };
  const without = JSON.parse(JSON.stringify(whole, (key, value) => (key === "x-pulumi-compose" ? undefined : value)));
  expect([takes(whole), takes(without)]).toEqual([false, true]);
  const told = await said({ ...whole, services: file.services ?? used.services });
  expect(told.map(({ code, severity }) => [code, severity])).toEqual([["health/unread-extension", "warning"]]);
});

test("jobs and pre_start hooks are services", async () => {
  const extension = { "x-pulumi-compose": { deadline: "5s" } };
  const file = {
    name: "shop",
    services: { web: { image: "w", pre_start: [{ image: "i", command: "a", ...extension }] } },
    jobs: { seed: { image: "s", triggers: { manual: true }, ...extension } },
  };
  expect(takes(file)).toBe(true);
  expect(await said(file)).toEqual([]);
});

const yamlIn = (path: string) =>
  readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
const read = (path: string): unknown => parse(readFileSync(path, "utf8"), { merge: true, logLevel: "silent" });

test.each(yamlIn(join(fixtures, "corpus")))("a compose file that the parser takes: %s", (name) => {
  const path = join(fixtures, "corpus", name);
  const text = readFileSync(path, "utf8");
  if (/!(?:reset|override)/.test(text)) return;
  const fits = takes(read(path));
  expect(fits ? [] : takes.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
});

test("compose files of others that the parser takes", () => {
  for (const path of corpusFiles()) {
    const text = readFileSync(path, "utf8");
    if (/!(?:reset|override)/.test(text)) continue;
    const { project } = loadProject({ files: [path], env: {} });
    if (project) expect([path, takes(read(path)), takes.errors]).toEqual([path, true, null]);
  }
}, 60_000);

/** What is wrong with one value's shape, whatever stands around it. */
const shapes = [
  "wrong-type",
  "unknown-attribute",
  "missing-attribute",
  "invalid-choice",
  "invalid-format",
  "invalid-name",
  "out-of-range",
];

test.each(shapes)("what the parser refuses as compose/%s", (code) => {
  const files = yamlIn(join(fixtures, "diagnostics")).filter((name) => name.split("/")[0] === code);
  expect(files).not.toEqual([]);
  for (const name of files.filter((one) => basename(one) === "compose.yaml")) {
    expect([name, takes(read(join(fixtures, "diagnostics", name)))]).toEqual([name, false]);
  }
});
