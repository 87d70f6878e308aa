import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { ComposeProject } from "@pulumi-compose/project";
import { type Conversion, convert } from "../src";
import { loadSource } from "../src/load/load-source";
import { swarmProgram } from "../src/targets/swarm/swarm-program";
import { ProgramFolder } from "./support/check-programs";
import { corpus, slug } from "./support/corpus";
import { registeredBy } from "./support/registered";
import { runProgram } from "./support/run-program";

jest.setTimeout(300_000);

jest.mock("@pulumi-compose/docker-health", () => ({
  ...jest.requireActual("@pulumi-compose/docker-health"),
  connectSwarm: async () => {
    throw new Error("a preview of these tests has no swarm");
  },
}));

const env = { HOME: process.env.HOME ?? "/root" };
const own = resolve(__dirname, "../src/golden/swarm/compose.yaml");
const files = [
  { name: "golden/swarm", path: own },
  ...corpus()
    .filter(({ valid }) => valid)
    .map((file) => ({ name: slug(file), path: file.path })),
];

const options = (path: string, style: "component" | "resources") => ({
  files: [path],
  env,
  style,
  target: "swarm" as const,
  out: join(dirname(path), style),
});

describe("every file that fits a swarm", () => {
  const folder = new ProgramFolder();
  const conversions = new Map<string, Conversion>();
  afterAll(() => folder.dispose());

  test("becomes a program that compiles under strict, formatted, with nothing for the linter", () => {
    for (const { name, path } of files) {
      for (const style of ["component", "resources"] as const) {
        const conversion = convert(options(path, style));
        if (conversion.files.size === 0) continue;
        folder.add(join(style, name), conversion.files);
        conversions.set(`${style} ${name}`, conversion);
      }
    }
    expect(conversions.size).toBeGreaterThanOrEqual(2);
    expect(folder.compile()).toEqual([]);
    expect(folder.lint()).toBe("");
  });

  test.each(files)("$name: both styles register the same", async ({ name, path }) => {
    const conversion = conversions.get(`resources ${name}`);
    if (!conversion) return;
    const { source } = loadSource(options(path, "resources"), swarmProgram);
    const settings = [...(source?.settings.values() ?? [])].map(({ variable, key, fallback }) => ({
      variable,
      key,
      value: fallback ?? `value-of-${variable}`,
    }));
    const byComponent = await registeredBy("p", {}, () => {
      const variables = Object.fromEntries(settings.map(({ variable, value }) => [variable, value]));
      new ComposeProject(source?.project.name ?? "", { file: path, env: variables, target: "swarm" });
    });
    const config = Object.fromEntries(settings.map(({ key, value }) => [key, value]));
    const byResources = await registeredBy("p", config, () =>
      runProgram(conversion.files, join(dirname(path), "resources")),
    );
    expect(byResources).toEqual(byComponent);
  });
});

test("a file is read when the program runs, not when it is converted", () => {
  const program = [...convert(options(own, "resources")).files.values()].join("");
  expect(program).toContain('readFileSync(resolve(composeDir, "routes.json"))');
  expect(program).not.toContain(Buffer.from(readFileSync(join(dirname(own), "routes.json"))).toString("base64"));
});

test("what a swarm cannot do is said, and is an error when asked strictly", () => {
  const path = resolve(__dirname, "../src/golden/orders/compose.yaml");
  const { diagnostics, files: none } = convert(options(path, "resources"));
  expect(diagnostics.map(({ code }) => code)).toContain("target/no-image");
  expect(none.size).toBe(0);
});

test("the ids of external configs are for the component to ask for", () => {
  const folder = mkdtempSync(join(tmpdir(), "convert-swarm-"));
  try {
    const path = join(folder, "compose.yaml");
    writeFileSync(
      path,
      "name: x\nservices:\n  web: { image: web, configs: [routes] }\nconfigs:\n  routes: { external: true }\n",
    );
    const { diagnostics, files: none } = convert(options(path, "resources"));
    expect(diagnostics).toMatchObject([{ code: "convert/external-content", place: { line: 5 } }]);
    expect(none.size).toBe(0);
    expect(convert(options(path, "component")).files.size).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
