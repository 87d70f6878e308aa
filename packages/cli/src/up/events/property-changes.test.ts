import { DiffKind } from "@pulumi/pulumi/automation";
import { propertyChanges, valueAt } from "./property-changes";

const base = { urn: "urn", type: "t", provider: "", id: "", parent: "", outputs: {} };
const metadata = (old: Record<string, unknown>, next: Record<string, unknown>, paths: Record<string, DiffKind>) => ({
  ...base,
  op: "update" as const,
  old: { ...base, inputs: old },
  new: { ...base, inputs: next },
  detailedDiff: Object.fromEntries(
    Object.entries(paths).map(([path, diffKind]) => [path, { diffKind, inputDiff: true }]),
  ),
});

test("lists what is added, deleted and updated, in the order of numbers", () => {
  const old = { envs: ["A=1", "B=2"], image: "redis:7" };
  const next = { envs: ["A=1", "C=3"], image: "redis:8", ports: [{ internal: 80 }] };
  const paths = {
    ports: DiffKind.add,
    image: DiffKind.updateReplace,
    "envs[10]": DiffKind.delete,
    "envs[1]": DiffKind.update,
  };
  expect(propertyChanges(metadata(old, next, paths))).toEqual([
    { path: "envs[1]", kind: "update", replaces: false, old: "B=2", new: "C=3" },
    { path: "envs[10]", kind: "delete", replaces: false },
    { path: "image", kind: "update", replaces: true, old: "redis:7", new: "redis:8" },
    { path: "ports", kind: "add", replaces: false, new: '[{"internal":80}]' },
  ]);
});

test("a changed config hash is worth a line only alone", () => {
  const labels = (hash: string) => [{ label: "com.docker.compose.config-hash", value: hash }];
  const [old, next] = [
    { labels: labels("aa"), image: "a" },
    { labels: labels("bb"), image: "b" },
  ];
  const hash = { "labels[0].value": DiffKind.updateReplace };
  expect(propertyChanges(metadata(old, next, { ...hash, image: DiffKind.update })).map(({ path }) => path)).toEqual([
    "image",
  ]);
  expect(propertyChanges(metadata(old, next, hash)).map(({ path }) => path)).toEqual(["labels[0].value"]);
});

test("a secret is not shown, wherever it stands", () => {
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "x" };
  const changes = propertyChanges(
    metadata({ envs: [] }, { envs: [secret], one: secret }, { envs: DiffKind.update, one: DiffKind.add }),
  );
  expect(changes.map(({ new: value }) => value)).toEqual(['["[secret]"]', "[secret]"]);
});

test.each([
  ["labels[1].value", "b"],
  ['options["a.b"].c', 3],
  ["missing.deep[2]", undefined],
])("the value at %s", (path, value) => {
  const root = { labels: [{ value: "a" }, { value: "b" }], options: { "a.b": { c: 3 } } };
  expect(valueAt(root, path)).toEqual(value);
});

test("of what is secret as a whole all is: a cluster's provider keeps a list so that has one secret in it", () => {
  const containers = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "x" };
  const hidden = { spec: { containers } };
  const path = "spec.containers[0].env[1].value";
  expect(propertyChanges(metadata(hidden, hidden, { [path]: DiffKind.update }))).toEqual([
    { path, kind: "update", replaces: false, old: "[secret]", new: "[secret]" },
  ]);
});
