import { randomBytes } from "node:crypto";
import { engineSocket } from "../../pulumi-compose/e2e/support/engine";
import { HoldingRelay } from "../../pulumi-compose/e2e/support/holding-relay";
import { isAlive, processesOf } from "../../pulumi-compose/e2e/support/processes-of";
import { moments, type Version, versionFile } from "./rolling/versions";
import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const project = `pcc-rolls-${randomBytes(3).toString("hex")}`;

const file = (version: Version) => versionFile(project, version);

(hasToolchain ? describe : describe.skip)("an update beside the old container that is broken off", () => {
  let folder = new ComposeFolder();
  const docker = (...args: string[]) => folder.docker(args).trim();
  const ofProject = ["--filter", `label=com.docker.compose.project=${project}`];

  beforeEach(() => {
    folder = new ComposeFolder();
    folder.write(file({ says: "one" }));
    expectUp();
  });

  afterEach(() => {
    expect(folder.run("down", "--yes").status).toBe(0);
    expect(docker("ps", "--all", "--quiet", ...ofProject)).toBe("");
    folder.dispose();
  });

  function expectUp(...services: readonly string[]): string {
    const { status, stdout, stderr } = folder.run("up", ...services);
    expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
    return stdout;
  }

  /** What the service answers to somebody who asks for it by its name. */
  function answer(): string {
    return docker("exec", `${project}-client-1`, "wget", "-q", "-O-", "http://web/");
  }

  function containers(): number {
    const all = docker("ps", "--all", "--quiet", ...ofProject, "--filter", "label=com.docker.compose.service=web");
    return all.split("\n").filter(Boolean).length;
  }

  /** Who asks gets this version, of one container, and an `up` has nothing to do. */
  function expectConverged(says: string): void {
    expect([answer(), containers()]).toEqual([says, 1]);
    expect(expectUp()).toMatch(/succeeded in .*: \d+ unchanged$/m);
  }

  /** Runs an `up` until the engine is asked for something, and ends it there. */
  async function breakOff(request: RegExp, nth: number, how: "kill" | "interrupt"): Promise<void> {
    const relay = new HoldingRelay(engineSocket() ?? "/var/run/docker.sock", request, nth);
    await relay.listen();
    try {
      const run = folder.startWith({ DOCKER_HOST: relay.host }, "up");
      await relay.held;
      if (how === "kill") {
        const all = [run.pid, ...processesOf(run.pid).map(({ pid }) => pid)];
        for (const pid of all) if (isAlive(pid)) process.kill(pid, "SIGKILL");
      } else {
        run.interrupt();
        relay.letGo();
      }
      await run.ended;
    } finally {
      await relay.close();
    }
  }

  test.each(moments)(
    "killed when %s: somebody answers, and the next up brings it to its end",
    async (_, request, nth) => {
      folder.write(file({ says: "two" }));
      await breakOff(request, nth, "kill");
      expect(answer()).toMatch(/^(one|two)$/);
      expectUp();
      expectConverged("two");
    },
  );

  test.each(moments)("killed when %s, and the file is as it was before: so is what runs", async (_, request, nth) => {
    folder.write(file({ says: "two" }));
    await breakOff(request, nth, "kill");
    folder.write(file({ says: "one" }));
    expectUp();
    expectConverged("one");
  });

  test.each(moments)("cancelled when %s, and another version comes next", async (_, request, nth) => {
    folder.write(file({ says: "two" }));
    await breakOff(request, nth, "interrupt");
    expect(answer()).toMatch(/^(one|two)$/);
    folder.write(file({ says: "three" }));
    expectUp();
    expectConverged("three");
  });

  test("two that somebody waits for: each takes over from its own", () => {
    folder.write(file({ says: "two", scale: 2 }));
    expectUp();
    folder.write(file({ says: "three", scale: 2 }));
    expectUp();
    const addresses = docker("exec", `${project}-client-1`, "nslookup", "web").match(/^Address.*\d$/gm) ?? [];
    // One is the name server's own.
    expect([addresses.length - 1, containers()]).toEqual([2, 2]);
  });

  test("an update of one service alone leaves nothing of the old one, though another depends on it", () => {
    folder.write(file({ says: "two" }));
    expectUp("web");
    expect([answer(), containers()]).toEqual(["two", 1]);
    expectConverged("two");
  });

  test.each(["pause", "rollback"] as const)(
    "a version that is not good, failure_action %s: as often as one likes, then a good one",
    (failureAction) => {
      folder.write(file({ says: "two", isBroken: true, failureAction }));
      for (let time = 0; time < 2; time++) {
        const { status, stdout, stderr } = folder.run("up");
        expect(status).toBe(1);
        expect(stdout + stderr).toMatch(/goes on serving/);
        expect([answer(), containers()]).toEqual(["one", failureAction === "pause" ? 2 : 1]);
      }
      folder.write(file({ says: "three", failureAction }));
      expectUp();
      expectConverged("three");
    },
  );
});
