import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { LoadResult } from "./rolling/load";
import { type Edit, RollingProject } from "./rolling/rolling-project";
import { hasToolchain } from "./support/compose-folder";

/** As tools/testing/rolling/relay.yaml has it; the set-up makes it where it can. */
const HAPROXY_IMAGE = "pulumi-compose/haproxy:local";
const isThere = hasToolchain && spawnSync("docker", ["image", "inspect", HAPROXY_IMAGE]).status === 0;
if (!isThere) process.stderr.write(`skipped: the engine has no ${HAPROXY_IMAGE}; the set-up says why\n`);

const THREE: readonly Edit[] = [{ WEB_VERSION: "b" }, { WEB_IMAGE: "v2" }, { WEB_ARGUMENT: "x" }];
const RELAY = /^ {4}x-pulumi-compose:\n.*\n/m;

(isThere ? describe : describe.skip)("a service that publishes its port, behind a relay", () => {
  let project: RollingProject;

  beforeAll(async () => {
    project = await RollingProject.create(`pcc-relay-${randomBytes(3).toString("hex")}`, "relay.yaml");
  });
  afterEach(() => project.down());
  afterAll(() => project.dispose());

  async function expectUp(edit: Edit, ...options: string[]): Promise<void> {
    const { code, out, err } = await project.up(edit, ...options);
    expect({ code, said: code === 0 ? "" : out + err }).toEqual({ code: 0, said: "" });
  }

  function expectNoneFailed({ sent, ok, failed, failures }: LoadResult): void {
    expect({ failed, failures }).toEqual({ failed: 0, failures: [] });
    expect(ok).toBe(sent);
    expect(sent).toBeGreaterThan(100);
  }

  test.each([1, 2])(
    "%i containers: three updates, and no request fails, by a kept connection or a fresh one",
    async (replicas) => {
      await expectUp({ WEB_REPLICAS: String(replicas) }, "--wait");
      const relay = project.containers("web-relay");
      expect(relay).toHaveLength(1);
      const update = async () => {
        for (const edit of THREE) {
          await expectUp(edit);
          expect([await project.answers(), project.replicas()]).toEqual([[project.version], replicas]);
        }
      };
      let kept: Promise<void> = Promise.resolve();
      const both = await Promise.all([project.under(() => (kept = update())), project.under(() => kept, "-fresh")]);
      for (const result of both) {
        expectNoneFailed(result);
        expect(Object.keys(result.versions)).toHaveLength(1 + THREE.length);
      }
      expect(project.containers("web-relay")).toEqual(relay);
    },
  );

  test("one that had its port itself gives it to a relay, and gets it back", async () => {
    let relay = "";
    project.rewrite((compose) => {
      relay = RELAY.exec(compose)?.[0] ?? "";
      return compose.replace(RELAY, "");
    });
    await expectUp({}, "--wait");
    const found = async () => [await project.answers(), project.replicas(), project.containers("web-relay").length];
    expect(await found()).toEqual([["v1"], 1, 0]);
    project.rewrite((compose) => compose.replace("networks:\n", `${relay}networks:\n`));
    // It is not good: the relay does not come, and the old one keeps its port.
    const tried = await project.under(async () => {
      const { code, out, err } = await project.up({ WEB_VERSION: "b", WEB_HEALTHY: "never" });
      expect({ code, said: code === 1 ? "" : out + err }).toEqual({ code: 1, said: "" });
    });
    expectNoneFailed(tried);
    expect(Object.keys(tried.versions)).toEqual(["v1"]);
    expect(project.containers("web-relay")).toEqual([]);
    await expectUp({ WEB_VERSION: "b", WEB_HEALTHY: "" }, "--wait");
    expect(await found()).toEqual([["v1-b"], 1, 1]);
    project.rewrite((compose) => compose.replace(RELAY, ""));
    await expectUp({ WEB_VERSION: "c" }, "--wait");
    expect(await found()).toEqual([["v1-c"], 1, 0]);
    project.rewrite((compose) => compose.replace("networks:\n", `${relay}networks:\n`));
  });

  test("it comes and goes with its service", async () => {
    await expectUp({}, "--wait", "web");
    expect([await project.answers(), project.containers("web-relay").length]).toEqual([["v1"], 1]);
    await expectUp({}, "web");
    const { code, out, err } = await project.downOf("web");
    expect({ code, said: code === 0 ? "" : out + err }).toEqual({ code: 0, said: "" });
    expect([project.replicas(), project.containers("web-relay").length]).toEqual([0, 0]);
  });
});
