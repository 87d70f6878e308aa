import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ahead } from "./ahead";

const select = ["stack", "select", "--stack", "shop"];
const exporting = ["stack", "export", "--show-secrets", "--stack", "shop"];

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "pcc-ahead-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A program that writes down what it is asked, and says it. It fails where the file `broken` is. */
function cli(): string {
  const program = join(directory, "pulumi");
  const lines = [
    "#!/bin/sh",
    `echo "$PWD $PULUMI_BACKEND_URL $*" >> ${directory}/asked`,
    `[ ! -e ${directory}/broken ] || exit 1`,
    'echo "v3.276.0 $*"',
  ];
  writeFileSync(program, `${lines.join("\n")}\n`);
  chmodSync(program, 0o755);
  return program;
}

const folder = () => join(directory, ".pulumi-compose");
const backend = () => pathToFileURL(folder()).href;

/** A stack as an `up` leaves it. */
function aStack(state: unknown = {}): void {
  const states = join(folder(), ".pulumi/stacks/pulumi-compose");
  mkdirSync(states, { recursive: true });
  writeFileSync(join(states, "shop.json"), JSON.stringify(state));
  writeFileSync(join(folder(), "Pulumi.yaml"), "name: pulumi-compose\n");
  writeFileSync(join(folder(), "passphrase"), "secret\n");
}

function locked(): void {
  const locks = join(folder(), ".pulumi/locks/organization/pulumi-compose/shop");
  mkdirSync(locks, { recursive: true });
  writeFileSync(join(locks, "1.json"), "{}");
}

/** What the CLI was asked beside its version, in an order of its own. */
async function asked(ahead: Ahead): Promise<readonly string[]> {
  await ahead.version;
  const lines = readFileSync(join(directory, "asked"), "utf8").trim().split("\n");
  return lines.filter((line) => !line.endsWith(" version --non-interactive")).sort();
}

test("asks for the version at once", async () => {
  const ahead = new Ahead({}, cli());
  await expect(ahead.version).resolves.toBe("v3.276.0 version --non-interactive");
});

test("asks for the state of a stack that is there, in its folder, and gives each answer once", async () => {
  const ahead = new Ahead({}, cli());
  aStack();
  ahead.ask({ directory, stack: "shop" });
  expect(ahead.isNew).toBe(false);
  await expect(ahead.take([...exporting, "--non-interactive"])).resolves.toMatchObject({
    stdout: "v3.276.0 stack export --show-secrets --stack shop --non-interactive\n",
  });
  await ahead.take(select);
  expect([ahead.take(exporting), ahead.take(select)]).toEqual([undefined, undefined]);
  expect(await asked(ahead)).toEqual(
    ["stack export --show-secrets --stack shop", "stack select --stack shop"].map(
      (words) => `${folder()} ${backend()} ${words} --non-interactive`,
    ),
  );
});

/** What the CLI has written down of which stack is meant in the folder. */
function selected(text: string): NodeJS.ProcessEnv {
  const home = join(directory, "home");
  const path = createHash("sha1").update(join(folder(), "Pulumi.yaml")).digest("hex");
  mkdirSync(join(home, "workspaces"), { recursive: true });
  writeFileSync(join(home, `workspaces/pulumi-compose-${path}-workspace.json`), text);
  return { PULUMI_HOME: home };
}

test.each([
  ["it", () => JSON.stringify({ stacks: { [backend()]: "organization/pulumi-compose/shop" } }), 0],
  ["another", () => JSON.stringify({ stacks: { [backend()]: "organization/pulumi-compose/other" } }), 1],
  ["it, elsewhere", () => JSON.stringify({ stacks: { "file:///other": "organization/pulumi-compose/shop" } }), 1],
  ["none", () => "{}", 1],
  ["nobody knows which", () => "{", 1],
])("is selected where that is not so already: %s", async (_, text, times) => {
  aStack();
  const ahead = new Ahead(selected(text()), cli());
  ahead.ask({ directory, stack: "shop" });
  await expect(ahead.take(select)).resolves.toMatchObject({ code: 0 });
  await ahead.take(exporting);
  expect((await asked(ahead)).filter((line) => line.includes("stack select"))).toHaveLength(times);
});

test("a stack with nothing in it needs not be asked for", async () => {
  aStack();
  const ahead = new Ahead(
    selected(JSON.stringify({ stacks: { [backend()]: "organization/pulumi-compose/shop" } })),
    cli(),
  );
  const latest = { manifest: { version: "v3.276.0" }, metadata: {} };
  aStack({ version: 3, checkpoint: { stack: "organization/pulumi-compose/shop", latest } });
  ahead.ask({ directory, stack: "shop" });
  const { stdout = "" } = (await ahead.take(exporting)) ?? {};
  expect(JSON.parse(stdout)).toEqual({ version: 3, deployment: latest });
  expect(await asked(ahead)).toEqual([]);
});

test.each<[string, () => void, NodeJS.ProcessEnv, isNew: boolean]>([
  ["is not there", () => {}, {}, true],
  ["is somewhere else", () => aStack(), { PULUMI_BACKEND_URL: "s3://states" }, false],
  ["is being changed", () => [aStack(), locked()], {}, false],
  ["has no settings", () => [aStack(), rmSync(join(folder(), "Pulumi.yaml"))], {}, false],
  ["has no passphrase", () => [aStack(), rmSync(join(folder(), "passphrase"))], {}, false],
])("asks nothing of a stack that %s", async (_, make, env, isNew) => {
  make();
  const ahead = new Ahead(env, cli());
  ahead.ask({ directory, stack: "shop" });
  expect(ahead.isNew).toBe(isNew);
  expect(ahead.take(exporting)).toBeUndefined();
  expect(await asked(ahead)).toEqual([]);
});

test("what fails is for whoever asks", async () => {
  writeFileSync(join(directory, "broken"), "");
  aStack();
  const ahead = new Ahead({}, cli());
  ahead.ask({ directory, stack: "shop" });
  await expect(ahead.version).rejects.toThrow("ended with code 1");
  await expect(ahead.take(exporting)).rejects.toThrow("ended with code 1");
});

test("no CLI is no more than that", async () => {
  await expect(new Ahead({}, join(directory, "nowhere")).version).rejects.toThrow("ENOENT");
});

test("what nobody waits for any more is ended", async () => {
  const slow = cli();
  writeFileSync(slow, "#!/bin/sh\nexec sleep 60\n");
  const ahead = new Ahead({ PATH: process.env.PATH }, slow);
  await new Promise((next) => setTimeout(next, 100));
  ahead.stop();
  await expect(ahead.version).rejects.toThrow("ended with code -1");
});
