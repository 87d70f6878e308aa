import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { loadProject } from "@pulumi-compose/parser";
import { targets } from "@pulumi-compose/project";
import { manifestsOf } from "../../pulumi-compose/src/testing/kubernetes-plan-of";
import { type Conversion, convert } from "../src";
import { loadSource } from "../src/load/load-source";
import { kubernetesProgram } from "../src/targets/kubernetes/kubernetes-program";
import { ProgramFolder } from "./support/check-programs";
import { corpus, slug } from "./support/corpus";
import { runProgram } from "./support/run-program";

jest.setTimeout(300_000);

const env = { HOME: process.env.HOME ?? "/root" };
const own = resolve(__dirname, "../src/golden/kubernetes/compose.yaml");
const files = [
  { name: "golden/kubernetes", path: own },
  ...corpus()
    .filter(({ valid }) => valid)
    .map((file) => ({ name: slug(file), path: file.path })),
];

const options = (path: string) => ({
  files: [path],
  env,
  style: "resources" as const,
  target: "kubernetes" as const,
  out: join(dirname(path), "resources"),
});

describe("every file that fits a cluster", () => {
  const folder = new ProgramFolder();
  const conversions = new Map<string, Conversion>();
  afterAll(() => folder.dispose());

  test("becomes a program that compiles under strict against the plugin's SDK, formatted, with nothing for the linter", () => {
    for (const { name, path } of files) {
      const conversion = convert(options(path));
      if (conversion.files.size === 0) continue;
      folder.add(join("resources", name), conversion.files);
      conversions.set(name, conversion);
    }
    expect(conversions.size).toBeGreaterThanOrEqual(1);
    expect(folder.compile()).toEqual([]);
    expect(folder.lint()).toBe("");
  });

  test.each(files)("$name: the program registers what is planned", async ({ name, path }) => {
    const conversion = conversions.get(name);
    if (!conversion) return;
    const { source } = loadSource(options(path), kubernetesProgram);
    const settings = [...(source?.settings.values() ?? [])].map(({ variable, key, fallback }) => ({
      variable,
      key,
      value: fallback ?? `value-of-${variable}`,
    }));
    const values = Object.fromEntries(settings.map(({ variable, value }) => [variable, value]));
    const { project } = loadProject({ files: [path], env: { ...env, ...values } });
    if (!project) throw new Error("it was read a moment ago");
    const plan = targets.kubernetes.plan(targets.kubernetes.prepare(project), {
      files: { read: (file) => (statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined) },
      hashContext: () => "",
      variable: (variable) => project.environment?.[variable],
    });
    const config = Object.fromEntries(settings.map(({ key, value }) => [`p:${key}`, value]));
    const registered = await objectsRegisteredBy(config, () => runProgram(conversion.files, options(path).out));
    expect(registered).toEqual(sorted(manifestsOf(plan)));
  });
});

test("a file is read when the program runs, not when it is converted", () => {
  const program = [...convert(options(own)).files.values()].join("");
  expect(program).toContain('readFileSync(resolve(composeDir, "routes.json"))');
  expect(program).not.toContain('{ "/": "web" }');
});

test("the component takes the target by its name", () => {
  const { diagnostics, files } = convert({ ...options(own), style: "component" });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(files.get("index.ts")).toContain('target: "kubernetes"');
  expect(files.get("package.json")).toContain("@pulumi/kubernetes");
});

test("the plugin waits as long as the file says, or as a check may take", () => {
  const folder = mkdtempSync(join(tmpdir(), "convert-kubernetes-"));
  try {
    const path = join(folder, "compose.yaml");
    const services = [
      "  db: { image: a, healthcheck: { test: a }, x-pulumi-compose: { deadline: 90s } }",
      "  slow: { image: a, healthcheck: { test: a, start_period: 20m } }",
      "  web: { image: a, depends_on: { db: { condition: service_healthy }, slow: { condition: service_healthy } } }",
    ];
    writeFileSync(path, `name: x\nservices:\n${services.join("\n")}\n`);
    const text = convert(options(path)).files.get("index.ts") ?? "";
    expect(text).toContain('customTimeouts: { create: "90s", update: "90s" }');
    expect(text).toMatch(/customTimeouts: \{ create: "1\d\d\ds"/);
    expect(text.match(/customTimeouts/g)).toHaveLength(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the report has each attribute with its line, and what becomes of it", () => {
  const { report } = convert(options(own));
  const of = (service: string, attribute: string) =>
    report?.attributes.find((one) => one.service === service && one.attribute === attribute);
  expect(of("db", "healthcheck")).toMatchObject({ fate: "translated", remarks: [], place: { line: 16 } });
  expect(of("web", "healthcheck")).toMatchObject({ fate: "inferred", remarks: [expect.stringContaining("kubelet")] });
  expect(of("web", "cap_drop")).toMatchObject({
    fate: "translated",
    becomes: expect.stringContaining("capabilities.drop"),
  });
  expect(of("db", "depends_on")).toBeUndefined();
  // Nobody has written that it is in the default network.
  const bare = mkdtempSync(join(tmpdir(), "convert-kubernetes-"));
  const path = join(bare, "compose.yaml");
  writeFileSync(path, "name: x\nservices: { a: { image: b } }\n");
  expect(convert(options(path)).report?.attributes.map(({ attribute }) => attribute)).toEqual(["image"]);
  rmSync(bare, { recursive: true });
});

/** The objects that a program registers, as they are sent; secrets in plain. */
async function objectsRegisteredBy(config: Record<string, string>, program: () => void): Promise<unknown[]> {
  const registered: unknown[] = [];
  pulumi.runtime.setAllConfig(config);
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        if (type.startsWith("kubernetes:")) registered.push(plain(inputs));
        return { id: `id-${name}`, state: inputs };
      },
      call: () => ({}),
    },
    "p",
    "test",
    true,
  );
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    program();
    await pulumi.runtime.disconnect();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return sorted(registered);
}

const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";

/** Of an image that is built here the tag is a digest that each makes in its own way. */
function plain(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/:(?:[0-9a-f]{12}|missing)$/, ":DIGEST");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries: Record<string, unknown> = { ...value };
  if (entries[signature] === secret) return plain(entries.value);
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, child]) => (child === undefined ? [] : [[key, plain(child)]])),
  );
}

interface Named {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
}

function sorted(objects: readonly unknown[]): unknown[] {
  const keyOf = ({ kind, metadata }: Named) => `${kind} ${metadata?.name}`;
  return objects.map(plain).toSorted((one, other) => (keyOf(one as Named) < keyOf(other as Named) ? -1 : 1));
}
