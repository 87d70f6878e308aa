import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exportOfEmpty, mendAttributes, readStateFile } from "./state-file";

const folder = mkdtempSync(join(tmpdir(), "pcc state-"));
const backend = pathToFileURL(folder).href;
const stacks = join(folder, ".pulumi/stacks/pulumi-compose");
const locks = join(folder, ".pulumi/locks/organization/pulumi-compose/shop");

beforeEach(() => {
  mkdirSync(stacks, { recursive: true });
  writeFileSync(join(stacks, "shop.json"), "{}");
});
afterEach(() => rmSync(join(folder, ".pulumi"), { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

test("the state of a stack in a folder, with a checksum that changes with it", () => {
  const first = readStateFile(backend, "shop");
  expect(first?.text).toBe("{}");
  expect(readStateFile(backend, "shop")).toEqual(first);
  writeFileSync(join(stacks, "shop.json"), "{ }");
  expect(readStateFile(backend, "shop")?.checksum).not.toBe(first?.checksum);
});

test("a folder of locks without one is no lock", () => {
  mkdirSync(locks, { recursive: true });
  expect(readStateFile(backend, "shop")).toBeDefined();
  writeFileSync(join(locks, "4711.json"), "{}");
  expect(readStateFile(backend, "shop")).toBeUndefined();
});

test.each([
  ["no stack", backend, "other"],
  ["a stack of an organisation", backend, "organization/pulumi-compose/shop"],
  ["Pulumi Cloud", "https://api.pulumi.com", "shop"],
  ["a bucket", "s3://states", "shop"],
  ["the home folder", "file://~", "shop"],
  ["a folder relative to another", "file://.", "shop"],
  ["parameters", `${backend}?no_tmp_dir=true`, "shop"],
])("%s is for Pulumi", (_, where, stack) => {
  expect(readStateFile(where, stack)).toBeUndefined();
});

test.each(["gz", "zst"])("a state that is compressed (%s) is for Pulumi", (ending) => {
  writeFileSync(join(stacks, `shop.json.${ending}`), "");
  expect(readStateFile(backend, "shop")).toBeUndefined();
});

test.each([
  ["empty", "", false],
  ["cut short", '{"user.cache_con', false],
  ["whole", '{"user.content_type":"text/plain"}', true],
])("what is beside a state stays only if it can be read: %s", (_, content, stays) => {
  const files = ["shop.json.attrs", "shop.json.bak.attrs", "shop.json.gz.attrs"].map((name) => join(stacks, name));
  for (const file of files) writeFileSync(file, content);
  mendAttributes(backend, "shop");
  expect(files.map((file) => existsSync(file))).toEqual(files.map(() => stays));
  expect(readStateFile(backend, "shop")?.text).toBe("{}");
});

test("where nothing is broken nothing is touched, also where there is no stack", () => {
  mendAttributes(backend, "other");
  mendAttributes("https://api.pulumi.com", "shop");
  expect(readStateFile(backend, "shop")?.text).toBe("{}");
});

const nothing = {
  manifest: { time: "2026-01-01T00:00:00Z", magic: "abc", version: "v3.276.0" },
  secrets_providers: { type: "passphrase", state: { salt: "v1:abc=:v1:def:ghi" } },
  metadata: {},
};
const checkpoint = (latest: unknown, version: unknown = 3) => JSON.stringify({ version, checkpoint: { latest } });

test("of a stack with nothing in it, what Pulumi would export", () => {
  writeFileSync(join(stacks, "shop.json"), checkpoint(nothing));
  expect(JSON.parse(exportOfEmpty(backend, "shop") ?? "")).toEqual({ version: 3, deployment: nothing });
});

test.each([
  ["something", checkpoint({ ...nothing, resources: [{ urn: "urn:pulumi:shop" }] })],
  ["something that was under way", checkpoint({ ...nothing, pending_operations: [{}] })],
  ["something that nobody here knows", checkpoint({ ...nothing, journal: [] })],
  ["another form", checkpoint(nothing, 4)],
  ["no state", checkpoint(null)],
  ["nothing at all", "null"],
  ["no JSON", "{"],
  ["much", checkpoint({ ...nothing, metadata: { text: "x".repeat(20_000) } })],
])("a stack with %s in it is for Pulumi", (_, text) => {
  writeFileSync(join(stacks, "shop.json"), text);
  expect(exportOfEmpty(backend, "shop")).toBeUndefined();
});

test("a stack that is not there, is locked or lies elsewhere is for Pulumi, whatever is in it", () => {
  writeFileSync(join(stacks, "shop.json"), checkpoint(nothing));
  expect([exportOfEmpty(backend, "other"), exportOfEmpty("s3://states", "shop")]).toEqual([undefined, undefined]);
  mkdirSync(locks, { recursive: true });
  writeFileSync(join(locks, "4711.json"), "{}");
  expect(exportOfEmpty(backend, "shop")).toBeUndefined();
});
