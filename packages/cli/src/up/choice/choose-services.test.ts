import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeIo } from "../../testing/fake-io";
import type { ChoiceOptions } from "./choice-options";
import { chooseServices } from "./choose-services";

const folder = mkdtempSync(join(tmpdir(), "pcc-choice-"));
const file = join(folder, "compose.yaml");
writeFileSync(
  file,
  `
name: shop
version: "3"
services:
  db: { image: d }
  cache: { image: c }
  web: { image: w, depends_on: [db] }
  side: { image: s, network_mode: "service:web" }
  built: { build: . }
  named: { image: n, container_name: the-one }
  debug: { image: x, profiles: [debug], depends_on: [cache], deploy: { replicas: 2 } }
jobs:
  migrate: { image: m, triggers: { manual: true } }
`,
);
afterAll(() => rmSync(folder, { recursive: true }));

const choose = (options: ChoiceOptions) => chooseServices({ file: [file], ...options }, new FakeIo(folder));

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

test("what there is to say of the file is said once, though it is read twice", () => {
  const told = (options: ChoiceOptions) => choose(options).loaded.diagnostics.map(({ code }) => code);
  expect(told({})).toEqual(["compose/obsolete-version"]);
  expect(told({ services: ["web"] })).toEqual(told({}));
});

test("the project is the whole one, with the profiles of those that are named", () => {
  const services = (options: ChoiceOptions) => Object.keys(choose(options).loaded.project?.services ?? {}).sort();
  expect(services({ services: ["web"] })).toEqual(["built", "cache", "db", "named", "side", "web"]);
  expect(services({ services: ["debug"] })).toContain("debug");
});

test("a service that the file does not have is a mistake, with one that it has", () => {
  const { loaded } = choose({ services: ["webb"] });
  expect(loaded.project).toBeUndefined();
  expect(loaded.diagnostics).toContainEqual(
    expect.objectContaining({ code: "compose/no-such-service", severity: "error" }),
  );
});

test("--scale has its way over scale and replicas, of a service that is meant", () => {
  const { project } = choose({ services: ["debug"], scale: { debug: 3, cache: 0 } }).loaded;
  expect(project?.services.debug).toMatchObject({ scale: 3, deploy: { replicas: 3 } });
  expect(project?.services.cache).toMatchObject({ scale: 0 });
});

test.each<[ChoiceOptions, string, string]>([
  [
    { services: ["web"], scale: { cache: 2 } },
    "--scale cache=2: this `up` is not for it",
    "`up --scale cache=2 web cache`",
  ],
  [{ scale: { debug: 2 } }, "--scale debug=2: its profile is not active", "--profile debug"],
  [{ scale: { wed: 2 } }, 'the project has no service "wed"', 'Did you mean "web"?'],
  [{ services: ["migrate"] }, '"migrate" is a job', "`pulumi-compose run migrate`"],
  [{ scale: { named: 2 } }, "--scale named=2: its container_name is the-one", "Take container_name out of the file."],
])("%j is a mistake", (options, message, hint) => {
  expect(() => choose(options)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), hint: expect.stringContaining(hint) }),
  );
});

test("one container may have the name that the file gives it", () => {
  const { project } = choose({ scale: { named: 1 } }).loaded;
  expect(project?.services.named).toMatchObject({ scale: 1, container_name: "the-one" });
});

test("--pull is for the images that are pulled, of the services that are meant", () => {
  const { project } = choose({ services: ["web", "built"], pull: "always" }).loaded;
  const policies = Object.entries(project?.services ?? {}).flatMap(([name, { pull_policy }]) =>
    pull_policy ? [name] : [],
  );
  expect(policies.sort()).toEqual(["db", "web"]);
});
