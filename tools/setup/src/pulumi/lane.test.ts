import { readFileSync } from "node:fs";
import { join } from "node:path";
import { places } from "../places";
import { parseVersion } from "../util/version";
import { OLDEST_PULUMI } from "./installed-pulumi";
import { chosenLane } from "./lane";

const { root } = places();
const newest = chosenLane(root, "newest").version;
const oldest = chosenLane(root, "oldest").version;

test.each([
  [undefined, newest, false],
  ["newest", newest, true],
  ["oldest", oldest, true],
  [oldest, oldest, true],
  [oldest.slice(1), oldest, true],
  [oldest.slice(1).replace(/\.\d+$/, ""), oldest, true],
])("PULUMI_COMPOSE_PULUMI=%s", (wanted, version, asked) => {
  expect(chosenLane(root, wanted)).toMatchObject({ version, asked });
});

test.each(["3.2", "2", "old", "3.248.1"])("there is no lane %s", (wanted) => {
  expect(() => chosenLane(root, wanted)).toThrow(
    `PULUMI_COMPOSE_PULUMI=${wanted}: there is no such lane; there are newest (${newest.slice(1)}) and oldest (${oldest.slice(1)}).`,
  );
});

test("the oldest lane is the oldest CLI that is taken, and the oldest SDK that is accepted", () => {
  expect(parseVersion(oldest)).toEqual(OLDEST_PULUMI);
  const manifest = JSON.parse(readFileSync(join(root, "packages/pulumi-compose/package.json"), "utf8"));
  expect(`v${manifest.peerDependencies["@pulumi/pulumi"].slice(1)}`).toBe(oldest);
});

test("the language host speaks the protocol of the newest release", () => {
  const file = readFileSync(join(root, "tools/closed-network/language-host/go.mod"), "utf8");
  expect(file).toContain(`github.com/pulumi/pulumi/sdk/v3 ${newest}\n`);
});
