import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { leftovers } from "../../pulumi-compose/e2e/support/engine";
import { HoldingRelay } from "../../pulumi-compose/e2e/support/holding-relay";
import { OwnEngine } from "../../pulumi-compose/e2e/support/own-engine";
import { IMAGE, moments, versionFile } from "./rolling/versions";
import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const project = `pcc-crash-${randomBytes(3).toString("hex")}`;
/** Within the two seconds of a drain. */
const DRAINING_MS = 700;

/** When the engine ends: as a request reaches it, or so long after it has done what it asks. */
const crashes: readonly (readonly [what: string, request: RegExp, nth: number, afterMs: number | undefined])[] = [
  ...moments.map((moment) => [...moment, undefined] as const),
  ["the new one is waited for", /^POST \S*\/containers\/\w+\/exec/, 1, undefined],
  ["the old one drains", /^POST \S*\/networks\/\w+\/connect/, 3, DRAINING_MS],
];

(hasToolchain && OwnEngine.possible ? describe : describe.skip)(
  "an engine that is killed in the middle of an update",
  () => {
    const own = new OwnEngine(64);
    let folder = new ComposeFolder();
    const docker = (...args: string[]) => folder.docker(["--host", own.host, ...args]).trim();

    beforeAll(async () => {
      await own.start();
      await own.take(IMAGE);
    });

    beforeEach(async () => {
      folder = new ComposeFolder();
      folder.write(versionFile(project, { says: "one" }));
      await expectUp();
    });

    afterEach(async () => {
      const { code, out, err } = await run("down", "--yes");
      expect({ code, said: code === 0 ? "" : out + err }).toEqual({ code: 0, said: "" });
      expect(await leftovers(project, own.docker)).toEqual([]);
      folder.dispose();
    });

    afterAll(() => own.discard());

    const run = (...args: string[]) => folder.startWith({ DOCKER_HOST: own.host }, ...args).ended;

    async function expectUp(): Promise<string> {
      const { code, out, err } = await run("up");
      expect({ code, said: code === 0 ? "" : out + err }).toEqual({ code: 0, said: "" });
      return out;
    }

    /** Runs an `up` until the engine is asked for something; kills the engine then, and starts it again. */
    async function crash(request: RegExp, nth: number, afterMs: number | undefined): Promise<void> {
      const relay = new HoldingRelay(own.host.replace("unix://", ""), request, nth);
      await relay.listen();
      try {
        const update = folder.startWith({ DOCKER_HOST: relay.host }, "up");
        await relay.held;
        if (afterMs !== undefined) {
          relay.letGo();
          await sleep(afterMs);
        }
        await own.end("SIGKILL");
        await own.start();
        await update.ended;
      } finally {
        await relay.close();
      }
    }

    /** Who asks gets this version, of the only container, nothing else is left, and an `up` has nothing to do. */
    async function expectConverged(says: string): Promise<void> {
      const answer = docker("exec", `${project}-client-1`, "wget", "-q", "-O-", "http://web/");
      const all = docker(
        "ps",
        "--all",
        "--format",
        "{{.Names}} {{.State}}",
        "--filter",
        `label=com.docker.compose.project=${project}`,
      );
      expect([
        answer,
        all
          .replace(/-[0-9a-f]{7} /g, " ")
          .split("\n")
          .sort(),
      ]).toEqual([says, [`${project}-client-1 running`, `${project}-web-1 running`]]);
      expect(await expectUp()).toMatch(/succeeded in .*: \d+ unchanged$/m);
    }

    test.each(crashes)("when %s: the next up brings it to its end", async (_, request, nth, afterMs) => {
      folder.write(versionFile(project, { says: "two" }));
      await crash(request, nth, afterMs);
      await expectUp();
      await expectConverged("two");
    });

    test.each(crashes)(
      "when %s, and the file is as it was before: so is what runs",
      async (_, request, nth, afterMs) => {
        folder.write(versionFile(project, { says: "two" }));
        await crash(request, nth, afterMs);
        folder.write(versionFile(project, { says: "one" }));
        await expectUp();
        await expectConverged("one");
      },
    );
  },
);
