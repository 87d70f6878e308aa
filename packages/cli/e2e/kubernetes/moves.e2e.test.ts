import { execFileSync } from "node:child_process";
import { ClusterFolder } from "./support/cluster-folder";

jest.setTimeout(5 * 60_000);

const IMAGE = "pulumi-compose/busybox:local";
const FILE = `
services: { db: { image: "${IMAGE}", init: true, command: [sleep, "1000"], volumes: ["data:/data"] } }
volumes: { data: {} }
`;

const docker = (...args: string[]) => execFileSync("docker", args, { encoding: "utf8" }).trim();

describe("a project with a volume that moves from an engine to a cluster, and back", () => {
  const shop = new ClusterFolder("shop-moves");
  const volume = "shop-moves_data";
  const volumes = () => docker("volume", "ls", "--quiet", "--filter", `name=${volume}`);
  const inVolume = (script: string) => docker("run", "--rm", "--volume", `${volume}:/data`, IMAGE, "sh", "-c", script);
  const claims = async () => (await shop.objects("persistentvolumeclaims")).map(({ metadata: { uid } }) => uid);
  afterAll(async () => {
    await shop.runAt("docker", "down", "--volumes", "--yes");
    docker("volume", "rm", "--force", volume);
    await shop.clear();
  });
  let claim: readonly string[] = [];

  test("up in the cluster leaves the volume on the engine, and says so before all else, as preview does", async () => {
    shop.write(FILE);
    expect((await shop.runAt("docker", "up", "--plain")).code).toBe(0);
    inVolume("echo precious > /data/text");
    expect((await shop.runAt("docker", "down", "--plain")).code).toBe(0);
    for (const command of ["preview", "up"]) {
      const moved = await shop.run(command, "--plain");
      expect(moved.stdout).toMatch(
        new RegExp(
          `state in .*\nwarning: volume ${volume} stays on the engine.*\`docker volume rm ${volume}\` deletes it`,
        ),
      );
      expect(moved.code).toBe(0);
    }
    const again = await shop.run("up", "--plain");
    expect(again.stdout).not.toContain(volume);
    expect(again.stdout).toMatch(/succeeded in .*: \d+ unchanged/);
    expect(volumes()).toBe(volume);
    claim = await claims();
    expect(claim).toHaveLength(1);
  });

  test("up on the engine leaves the claim in the cluster, and has the data that was there", async () => {
    const down = await shop.runAt(undefined, "down", "--plain");
    expect(down.stdout).toContain("by its state this stack runs in a cluster");
    expect(down.code).toBe(0);
    for (const command of ["preview", "up"]) {
      const moved = await shop.runAt("docker", command, "--plain");
      expect(moved.stdout).toContain("warning: namespace shop-moves stays in the cluster");
      expect(moved.stdout).toContain("`kubectl delete --namespace shop-moves pvc data` deletes it");
      expect(moved.code).toBe(0);
    }
    expect(docker("exec", "shop-moves-db-1", "cat", "/data/text")).toBe("precious");
    expect(await claims()).toEqual(claim);
  });

  test("down --volumes of the one leaves the other's data, which is found there again", async () => {
    expect((await shop.runAt("docker", "down", "--plain")).code).toBe(0);
    expect((await shop.run("up", "--plain")).code).toBe(0);
    expect(await claims()).toEqual(claim);
    const elsewhere = await shop.runAt("docker", "down", "--volumes", "--yes", "--plain");
    expect(elsewhere.stdout).toContain("`down --target kubernetes` takes it down");
    expect(elsewhere.stdout).toMatch(/succeeded in .*: nothing/);
    expect(await claims()).toEqual(claim);
    expect((await shop.run("down", "--volumes", "--yes", "--plain")).code).toBe(0);
    expect(await shop.isThere()).toBe(false);
    expect(inVolume("cat /data/text")).toBe("precious");
    expect((await shop.runAt("docker", "up", "--plain")).code).toBe(0);
    expect((await shop.runAt("docker", "down", "--volumes", "--yes", "--plain")).code).toBe(0);
    expect(volumes()).toBe("");
  });
});
