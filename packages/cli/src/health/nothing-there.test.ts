import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { EXIT } from "../io/exit-codes";
import { commandTargets } from "../targets/command-targets";
import { inComposeFolder } from "../testing/compose-folder";
import { FakeCluster } from "../testing/fake-cluster";
import { FakeIo } from "../testing/fake-io";
import { FakeProject } from "../testing/fake-project";
import { FakeSwarm } from "../testing/fake-swarm";
import { status } from "./status/status";
import { wait } from "./wait/wait-for-project";

const YAML = "name: shop\nservices:\n  db: { image: d }\n  web: { image: w }\n";

const typeOf = (target: string) =>
  commandTargets.find(({ name }) => name === target)?.runner.types[0] ?? "no type of this target";

const checkpoint = (types: readonly string[]) => ({
  version: 3,
  checkpoint: {
    latest: {
      resources: types.map((type, index) => ({
        ...{ type, id: `${index}`, urn: `urn:pulumi:shop::pulumi-compose::${type}::shop-db${index + 1}` },
      })),
    },
  },
});

const stateIn = (folder: string) => join(folder, ".pulumi-compose/.pulumi/stacks/pulumi-compose/shop.json");

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What `wait` and `status` say of a project of which nothing is where they look. */
async function said(folder: string, target: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const ask = async (command: typeof wait | typeof status) => {
    const io = new FakeIo(folder);
    Object.assign(io.env, env);
    const project = new FakeProject();
    const edges = {
      ...{ io, clock: project.clock, connect: async () => project.engine },
      ...{ connectSwarm: async () => new FakeSwarm(), connectCluster: async () => new FakeCluster() },
    };
    expect(await command([], { target }, edges)).toBe(EXIT.failed);
    // At once: nobody is waiting.
    expect(project.clock.pending).toBe(0);
    return io.err.text;
  };
  const [one, other] = [await ask(wait), await ask(status)];
  expect(other).toBe(one);
  return one;
}

const SWARM = ["docker:index/service:Service"];

test.each<[string, target: string, state: readonly string[] | undefined, what: RegExp, hint: RegExp]>([
  ["never", "docker", undefined, /on this engine: it has not been brought up from this folder/, /up --target docker`/],
  ["down", "kubernetes", [], /in this cluster: it has not .* or was taken down/, /up --target kubernetes`/],
  [
    "with another target",
    ...(["docker", [typeOf("kubernetes")]] as const),
    ...([
      /on this engine: by its state it runs in a cluster \(shop-db1\)/,
      /`--target kubernetes` looks there/,
    ] as const),
  ],
  [
    "with another target, from the cluster",
    ...(["kubernetes", SWARM] as const),
    ...([/in this cluster: by its state it runs on a swarm/, /`--target swarm` looks there/] as const),
  ],
  [
    "with another target, from the swarm",
    ...(["swarm", [typeOf("docker"), typeOf("docker"), typeOf("docker"), typeOf("docker")]] as const),
    ...([
      /in this swarm: .* as containers of one engine \(shop-db1, shop-db2, shop-db3, …\)/,
      /--target docker/,
    ] as const),
  ],
  [
    "in another place of this kind",
    ...(["swarm", SWARM] as const),
    ...([
      /in this swarm: by its state it runs on a swarm .* another one, or somebody has removed/,
      /--context/,
    ] as const),
  ],
])("it was brought up: %s", async (_, target, state, what, hint) => {
  await inComposeFolder(YAML, async (folder) => {
    if (state) write(stateIn(folder), JSON.stringify(checkpoint(state)));
    const text = await said(folder, target);
    const [first = "", second = ""] = text.split("\n");
    expect(first).toMatch(/^nothing of project "shop" is /);
    expect(first).toMatch(what);
    expect(second).toMatch(/^ {2}hint: /);
    expect(second).toMatch(hint);
  });
});

test.each<[string, (folder: string) => void, env: (folder: string) => Readonly<Record<string, string>>]>([
  ["is elsewhere", () => {}, () => ({ PULUMI_BACKEND_URL: "s3://states" })],
  ["is cut short", (folder) => write(stateIn(folder), "{"), () => ({})],
  ["is compressed", (folder) => write(`${stateIn(folder)}.gz`, ""), () => ({})],
])("nothing is claimed where the state %s", async (_, make, env) => {
  await inComposeFolder(YAML, async (folder) => {
    make(folder);
    const text = await said(folder, "docker", env(folder));
    expect(text.split("\n")[0]).toBe('nothing of project "shop" is on this engine');
    expect(text).toMatch(/hint: `pulumi-compose up --target docker` brings it up; `--target` and `--context` say/);
  });
});

test("a state in a folder that the environment names is read there", async () => {
  await inComposeFolder(YAML, async (folder) => {
    const other = join(folder, "states");
    write(join(other, ".pulumi/stacks/pulumi-compose/shop.json"), JSON.stringify(checkpoint(SWARM)));
    expect(await said(folder, "docker", { PULUMI_BACKEND_URL: pathToFileURL(other).href })).toContain(
      "runs on a swarm",
    );
  });
});
