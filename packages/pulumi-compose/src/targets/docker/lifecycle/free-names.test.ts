import {
  EngineError,
  type Housekeeping,
  type NamedContainer,
  type NamedNetwork,
  redactor,
  runHooks,
} from "@pulumi-compose/docker-health";
import { freeContainerName } from "./free-container-name";
import { freeNetworkName } from "./free-network-name";

function keeper(holds: { container?: Partial<NamedContainer>; networks?: Partial<NamedNetwork>[]; exits?: number }) {
  const removed: string[] = [];
  const fake: Housekeeping = {
    containerNamed: async (name) =>
      holds.container && {
        id: "c0ffee123456789",
        name,
        status: "running",
        labels: {},
        networkIds: [],
        ...holds.container,
      },
    removeContainer: async (id) => void removed.push(id),
    volumeNamed: async () => undefined,
    removeVolume: async () => undefined,
    stopContainer: async () => undefined,
    removeImage: async () => "absent",
    startContainer: async () => undefined,
    snapshot: async () => undefined,
    restartContainer: async () => undefined,
    holders: async () => [],
    given: async () => undefined,
    setAside: async () => "",
    networksNamed: async (name) =>
      (holds.networks ?? []).map((network, index) => ({
        id: `net${index}`,
        name,
        labels: {},
        containers: [],
        ...network,
      })),
    removeNetwork: async (id) => void removed.push(id),
    projectParts: async () => ({ containers: [], networks: [], volumes: [] }),
    connectNetwork: async () => undefined,
    serviceContainers: async () => [],
    rejoinNetwork: async () => true,
    keepsAddress: async () => true,
    check: async () => undefined,
    isNetworkMissing: async () => false,
    imageCommand: async () => undefined,
    imageEntrypoint: async () => undefined,
    pullImage: async () => undefined,
    time: async () => 0,
    version: async () => ({ version: "29.8.0", apiVersion: "1.56", os: "linux", arch: "amd64", product: "docker" }),
    limit: async () => undefined,
    run: async () => ({ exitCode: holds.exits ?? 0, output: "no such table" }),
  };
  return { fake, removed };
}

const wanted = { name: "shop-db-1", project: "shop", service: "db", networkIds: ["n1"] };
const ours = {
  "com.docker.compose.project": "shop",
  "com.docker.compose.service": "db",
  "com.docker.compose.version": "pulumi-compose",
};

describe("a container's name", () => {
  test("free: nothing to do", async () => {
    const { fake, removed } = keeper({});
    expect(await freeContainerName(fake, wanted)).toBeUndefined();
    expect(removed).toEqual([]);
  });

  test.each([
    ["ours, on a network of this stack", { labels: ours, networkIds: ["n1"] }],
    ["ours, never started", { labels: ours, status: "created" }],
  ])("%s: a leftover, removed", async (_, container) => {
    const { fake, removed } = keeper({ container });
    expect(await freeContainerName(fake, wanted)).toMatch(/interrupted update/);
    expect(removed).toEqual(["c0ffee123456789"]);
  });

  test("ours, and in the state as another resource: untouched", async () => {
    const { fake, removed } = keeper({ container: { labels: ours, networkIds: ["n1"] } });
    const inState = async (id: string) => id === "c0ffee123456789";
    await expect(freeContainerName(fake, { ...wanted, inState })).rejects.toThrow(/as another resource; it stays/);
    expect(removed).toEqual([]);
  });

  test.each([
    ["nobody's", { labels: {} }, /which no compose project claims/],
    [
      "docker compose's",
      { labels: { ...ours, "com.docker.compose.version": "5.6.0" }, networkIds: ["n1"] },
      /convert --import/,
    ],
    [
      "another stack's of the same names",
      { labels: ours, networkIds: ["other"] },
      /Pulumi project "shop".*docker rm -f shop-db-1/,
    ],
  ])("%s: untouched, and said whose it is", async (_, container, says) => {
    const { fake, removed } = keeper({ container });
    await expect(freeContainerName(fake, wanted)).rejects.toThrow(says);
    expect(removed).toEqual([]);
  });
});

describe("a network's name", () => {
  const project = { "com.docker.compose.project": "shop" };

  test("an empty network of the project is a leftover", async () => {
    const { fake, removed } = keeper({ networks: [{ labels: project }] });
    expect(await freeNetworkName(fake, { name: "shop_default", project: "shop" })).toMatch(/removed/);
    expect(removed).toEqual(["net0"]);
  });

  test.each([
    [403, /"shop_default" \(net0\) was left.*restart the engine/],
    [500, /^out of order$/],
  ])("a leftover that the engine refuses to remove with %d", async (status, says) => {
    const { fake } = keeper({ networks: [{ labels: project }] });
    fake.removeNetwork = () => Promise.reject(new EngineError("refused", "out of order", status));
    await expect(freeNetworkName(fake, { name: "shop_default", project: "shop" })).rejects.toThrow(says);
  });

  test.each([
    ["used", { labels: project, containers: ["x"] }, /used by x/],
    ["somebody else's", { labels: { "com.docker.compose.project": "other" } }, /of the project "other"/],
  ])("%s: untouched", async (_, network, says) => {
    const { fake, removed } = keeper({ networks: [network] });
    await expect(freeNetworkName(fake, { name: "shop_default", project: "shop" })).rejects.toThrow(says);
    expect(removed).toEqual([]);
  });
});

test("a post_start command that fails says which, its code and its output", async () => {
  const hooks = [{ command: ["migrate", "--all"], environment: { A: "1" } }];
  const postStart = {
    attribute: "post_start" as const,
    service: "db",
    container: "shop-db-1",
    hooks,
    clean: redactor(["such"]),
  };
  await expect(runHooks(keeper({}).fake, postStart)).resolves.toBeUndefined();
  await expect(runHooks(keeper({ exits: 4 }).fake, postStart)).rejects.toThrow(
    'service "db": post_start 1 of 1 (migrate --all) exited with code 4; it printed: no [secret] table',
  );
});
