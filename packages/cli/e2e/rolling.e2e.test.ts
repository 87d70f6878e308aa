import { randomBytes } from "node:crypto";
import type { LoadResult } from "./rolling/load";
import { type Edit, RollingProject } from "./rolling/rolling-project";
import { hasToolchain } from "./support/compose-folder";

/** Each of another kind than the one before it. */
const TEN: readonly Edit[] = [
  { WEB_VERSION: "b" },
  { WEB_IMAGE: "v2" },
  { WEB_REPLICAS: "4" },
  { WEB_ARGUMENT: "x" },
  { WEB_REPLICAS: "2" },
  { WEB_IMAGE: "v1", WEB_VERSION: "c" },
  { WEB_REPLICAS: "3", WEB_ARGUMENT: "y" },
  { WEB_VERSION: "" },
  { WEB_REPLICAS: "2", WEB_IMAGE: "v2" },
  { WEB_VERSION: "d", WEB_ARGUMENT: "" },
];
const FIVE = TEN.filter((edit) => edit.WEB_REPLICAS === undefined).slice(0, 5);

(hasToolchain ? describe : describe.skip)("a service that is updated under a steady load", () => {
  let project: RollingProject;

  beforeAll(async () => {
    project = await RollingProject.create(`pcc-rolling-${randomBytes(3).toString("hex")}`);
  });
  afterEach(() => project.down());
  afterAll(() => project.dispose());

  async function expectUp(edit: Edit, ...options: string[]): Promise<void> {
    const { code, out, err } = await project.up(edit, ...options);
    expect({ code, said: code === 0 ? "" : out + err }).toEqual({ code: 0, said: "" });
  }

  /** Updates one after the other: when each command has ended, all answer with the new version, and nothing else is left. */
  async function roll(edits: readonly Edit[], replicas: number): Promise<void> {
    await expectUp({ WEB_REPLICAS: String(replicas) }, "--wait");
    const wanted = [{ answers: [project.version], replicas }];
    const found = [{ answers: await project.answers(), replicas: project.replicas() }];
    const result = await project.under(async () => {
      for (const edit of edits) {
        await expectUp(edit);
        found.push({ answers: await project.answers(), replicas: project.replicas() });
        wanted.push({ answers: [project.version], replicas: Number(edit.WEB_REPLICAS ?? wanted.at(-1)?.replicas) });
      }
    });
    expectNoneFailed(result);
    expect(found).toEqual(wanted);
    expect(Object.keys(result.versions).sort()).toEqual([...new Set(wanted.flatMap(({ answers }) => answers))].sort());
  }

  function expectNoneFailed({ sent, ok, failed, failures }: LoadResult): void {
    expect({ failed, failures }).toEqual({ failed: 0, failures: [] });
    expect(ok).toBe(sent);
    expect(sent).toBeGreaterThan(100);
  }

  test("start-first, three replicas: ten updates of all kinds, and no request fails", () => roll(TEN, 3));

  test("start-first, one replica: five updates, and no request fails", () => roll(FIVE, 1));

  test("start-first, a new version that never gets healthy: exit code 1, the old one answers all along", async () => {
    await expectUp({}, "--wait");
    const before = project.version;
    const result = await project.under(async () => {
      const { code } = await project.up({ WEB_VERSION: "broken", WEB_HEALTHY: "never" });
      expect(code).toBe(1);
    });
    expectNoneFailed(result);
    expect(Object.keys(result.versions)).toEqual([before]);
    expect(await project.answers()).toEqual([before]);
  });

  test("stop-first, one replica: requests fail, which the load notices", async () => {
    await expectUp({ WEB_ORDER: "stop-first" }, "--wait");
    const result = await project.under(() => expectUp({ WEB_VERSION: "b" }, "--wait"));
    expect(result.failed).toBeGreaterThan(0);
    expect(result.ok + result.failed).toBe(result.sent);
    expect(Object.keys(result.versions).sort()).toEqual(["v1", "v1-b"]);
  });
});
