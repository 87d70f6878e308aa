import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChoiceOptions } from "./choice-options";
import { chooseServices } from "./choose-services";

const folder = mkdtempSync(join(tmpdir(), "pcc-choice-"));
const file = join(folder, "compose.yaml");
writeFileSync(
  file,
  `
name: shop
services:
  db: { image: d }
  cache: { image: c }
  web: { image: w, depends_on: [db] }
  side: { image: s, network_mode: "service:web" }
  built: { build: . }
  debug: { image: x, profiles: [debug], depends_on: [cache], deploy: { replicas: 2 } }
`,
);
afterAll(() => rmSync(folder, { recursive: true }));

const choose = (options: ChoiceOptions) => chooseServices({ file: [file], ...options });

test.each<[ChoiceOptions, readonly string[] | undefined, readonly string[]]>([
  [{}, undefined, []],
  [{ services: ["web"] }, ["db", "web"], []],
  [{ services: ["side"] }, ["db", "side", "web"], []],
  [{ services: ["web", "web"], deps: false }, ["web"], []],
  // Without the container that it is to run in it cannot be made.
  [{ services: ["side"], deps: false }, ["side", "web"], ["web"]],
  [{ services: ["debug"] }, ["cache", "debug"], []],
])("%j", (options, only, still) => {
  const chosen = choose(options);
  expect(chosen.only === undefined ? undefined : [...chosen.only].sort()).toEqual(only);
  expect(chosen.still).toEqual(still);
});

test("the project is the whole one, with the profiles of those that are named", () => {
  const services = (options: ChoiceOptions) => Object.keys(choose(options).loaded.project?.services ?? {}).sort();
  expect(services({ services: ["web"] })).toEqual(["built", "cache", "db", "side", "web"]);
  expect(services({ services: ["debug"] })).toContain("debug");
});

test("a service that the file does not have is a mistake, with one that it has", () => {
  const { loaded } = choose({ services: ["webb"] });
  expect(loaded.project).toBeUndefined();
  expect(loaded.diagnostics).toMatchObject([{ code: "compose/no-such-service", severity: "error" }]);
});

test("--scale has its way over scale and replicas, of a service that is meant", () => {
  const { project } = choose({ services: ["debug"], scale: { debug: 3, cache: 0 } }).loaded;
  expect(project?.services.debug).toMatchObject({ scale: 3, deploy: { replicas: 3 } });
  expect(project?.services.cache).toMatchObject({ scale: 0 });
  expect(() => choose({ services: ["web"], scale: { cache: 2 } })).toThrow('the project has no service "cache"');
  expect(() => choose({ scale: { nope: 2 } })).toThrow('the project has no service "nope"');
});

test("--pull is for the images that are pulled, of the services that are meant", () => {
  const { project } = choose({ services: ["web", "built"], pull: "always" }).loaded;
  const policies = Object.entries(project?.services ?? {}).flatMap(([name, { pull_policy }]) =>
    pull_policy ? [name] : [],
  );
  expect(policies.sort()).toEqual(["db", "web"]);
});
