import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { composeProvider } from "../src/provider";

const folder = join(__dirname, "..");
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

test("schema.json is what the SDK's analyzer reads off the contract", () => {
  const run = spawnSync(process.execPath, [join(folder, "scripts/schema.mjs"), "--check"], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
});

test("the provider serves it, under the package's version", async () => {
  const provider = composeProvider();
  const schema = JSON.parse((await provider.getSchema?.()) ?? "");
  expect(provider.version).toBe(manifest.version);
  expect(schema.version).toBe(manifest.version);
  expect(Object.keys(schema.resources)).toEqual(["compose:index:Project"]);
});

test("the schema has no union, and every input and output says what it is", async () => {
  const schema = JSON.parse((await composeProvider().getSchema?.()) ?? "");
  expect(JSON.stringify(schema)).not.toContain("oneOf");
  const objects = [...Object.values(schema.resources), ...Object.values(schema.types)];
  const described = objects.flatMap((object) => {
    const { inputProperties = {}, properties = {} } = Object(object);
    return [...Object.entries(inputProperties), ...Object.entries(properties)];
  });
  expect(described.filter(([, property]) => Object(property).description === undefined)).toEqual([]);
});

test("no plain map has plain objects as values: Go's generator uses their arguments and does not make them", async () => {
  const schema = JSON.parse((await composeProvider().getSchema?.()) ?? "");
  const inputs = Object.entries(schema.resources["compose:index:Project"].inputProperties);
  const plain = inputs.filter(([, property]) => {
    const { type, additionalProperties } = Object(property);
    return type === "object" && additionalProperties?.$ref !== undefined && additionalProperties.plain === true;
  });
  expect(plain.map(([name]) => name)).toEqual([]);
});

test("refuses another resource than its own", () => {
  const { construct } = composeProvider();
  expect(() => construct?.("x", "compose:index:Other", {}, {})).toThrow(/it has compose:index:Project/);
});
