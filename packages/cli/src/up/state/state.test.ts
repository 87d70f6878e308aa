import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stateResources } from "../../resources/state-resource";
import { backendUrl } from "../stack-place";
import { refuseOtherTarget } from "./other-target";
import { passphraseVariables } from "./passphrase";
import { folderName, knownStacks, prepareStateFolder } from "./state-folder";

const directory = () => mkdtempSync(join(tmpdir(), "pc-state-"));

test("the folder is for its owner's eyes, and ignored by git", () => {
  const parent = directory();
  const folder = prepareStateFolder(parent);
  expect(folder).toBe(join(parent, folderName));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(folder, ".gitignore"), "utf8")).toMatch(/^\*$/m);
  expect(prepareStateFolder(parent)).toBe(folder);
});

test("the stacks of a folder are those with settings", () => {
  const parent = directory();
  expect(knownStacks(parent)).toEqual([]);
  const folder = prepareStateFolder(parent);
  for (const name of ["Pulumi.yaml", "Pulumi.shop.yaml", "passphrase"]) writeFileSync(join(folder, name), "");
  expect(knownStacks(parent)).toEqual(["shop"]);
});

test("a passphrase is made once, for its owner's eyes, and kept", () => {
  const folder = directory();
  const first = passphraseVariables(folder, {});
  expect(first.PULUMI_CONFIG_PASSPHRASE).toMatch(/^[\w-]{32}$/);
  expect(passphraseVariables(folder, {})).toEqual(first);
  expect(statSync(join(folder, "passphrase")).mode & 0o777).toBe(0o600);
});

test.each([[{ PULUMI_CONFIG_PASSPHRASE: "" }], [{ PULUMI_CONFIG_PASSPHRASE_FILE: "/f" }]])(
  "with %j there is none to make",
  (env) => {
    expect(passphraseVariables("/nowhere", env)).toEqual({});
  },
);

test.each([
  ["s3://bucket", { PULUMI_BACKEND_URL: "file:///env" }, "s3://bucket"],
  [undefined, { PULUMI_BACKEND_URL: "file:///env" }, "file:///env"],
  [undefined, { PULUMI_BACKEND_URL: "" }, "file:///a%20b"],
])("asked for %s with %j the backend is %s", (asked, env, url) => {
  expect(backendUrl(asked, "/a b", env)).toBe(url);
});

test("reads the resources of an exported state", () => {
  const urn = "urn:pulumi:shop::pulumi-compose::compose:index:Project$docker:index/volume:Volume::shop-data";
  const [volume, container] = ["docker:index/volume:Volume", "docker:index/container:Container"];
  const networksAdvanced = [{ name: "f00", aliases: ["web"] }, { name: { secret: "…" } }];
  const deployment = {
    resources: [
      { urn, type: volume, id: "shop_data", protect: true, inputs: { name: "shop_data" } },
      { urn: urn.replace("data", "web-1"), type: container, id: "c0ffee", inputs: { networksAdvanced } },
    ],
  };
  const labels = Object.entries({ "com.docker.compose.service": "web", "com.docker.compose.hook": "pre_start" });
  const hook = { urn, type: container, inputs: { labels: labels.map(([label, value]) => ({ label, value })) } };
  expect(stateResources({ resources: [hook] })).toMatchObject([{ hookOf: "web" }]);
  const relay = { urn, type: container, inputs: { labels: [{ label: "io.pulumi-compose.relay", value: "web" }] } };
  expect(stateResources({ resources: [relay] })).toMatchObject([{ relayOf: "web" }]);
  expect(stateResources(deployment)).toMatchObject([
    {
      urn,
      type: volume,
      id: "shop_data",
      name: "shop-data",
      protected: true,
      engineName: "shop_data",
      networks: [],
      dependencies: [],
      uses: [],
    },
    { type: container, id: "c0ffee", name: "shop-web-1", protected: false, engineName: "", networks: ["f00"] },
  ]);
  expect(stateResources(undefined)).toEqual([]);
});

test("a stack on a swarm is not for containers, and the other way round", () => {
  const of = (type: string) => [
    {
      type: `docker:index/${type}`,
      name: "shop-web",
      id: "1",
      urn: "u",
      protected: false,
      engineName: "",
      networks: [],
      dependencies: [],
      uses: [],
    },
  ];
  const [service, container] = [of("service:Service"), of("container:Container")];
  expect(() => refuseOtherTarget(service, "docker")).toThrow(/runs on a swarm \(shop-web\)/);
  expect(() => refuseOtherTarget(container, "swarm")).toThrow(/as containers of one engine/);
  expect(() => refuseOtherTarget(container, "docker")).not.toThrow();
  expect(() => refuseOtherTarget(service, "swarm")).not.toThrow();
});
