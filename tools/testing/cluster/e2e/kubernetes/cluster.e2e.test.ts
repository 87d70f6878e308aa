import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Cluster, withCluster } from "@pulumi-compose-tools/cluster";

const exec = promisify(execFile);
const root = resolve(__dirname, "../../../../..");
const script = join(root, "tools/testing/cluster/cluster.mjs");
const onRoot = Cluster.impossible({ node: true }) === undefined ? describe : describe.skip;

jest.setTimeout(300_000);

/** The processes that this file has clusters by: others may have some on this machine, too. */
const owners = [process.pid];

function run(...args: string[]) {
  const running = exec(process.execPath, [script, ...args], { cwd: root });
  owners.push(running.child.pid ?? 0);
  return running;
}

function start(args: readonly string[]) {
  const child = spawn(process.execPath, args, { cwd: root });
  owners.push(child.pid ?? 0);
  return child;
}

const folders = () => readdirSync(tmpdir()).filter((name) => /^swarm-bench-\d+-cluster-/.test(name));

/** What of clusters there is outside of the machines that they live in. */
function traces(): readonly string[] {
  const mounts = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
  const groups = readdirSync("/sys/fs/cgroup", { recursive: false, encoding: "utf8" }).flatMap((hierarchy) => {
    const folder = join("/sys/fs/cgroup", hierarchy);
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
  const links = readdirSync("/sys/class/net").filter((name) => /^(node0|pods0)$/.test(name));
  const own = new RegExp(`swarm-bench-(${owners.join("|")})-cluster-`);
  return [...folders(), ...mounts, ...groups].filter((line) => own.test(line)).concat(links);
}

onRoot("a cluster of a test's own", () => {
  test("two at a time, of as many nodes as asked for; nothing is left of them", async () => {
    const nodes = (count: number) =>
      withCluster({ nodes: count }, async (cluster) => (await cluster.kubectl("get", "nodes", "-o", "name")).trim());
    const [one, two] = await Promise.all([nodes(1), nodes(2)]);
    expect(one).toBe("node/node-1");
    expect(two.split("\n")).toEqual(["node/node-1", "node/node-2"]);
    expect(traces()).toEqual([]);
  });

  test("nothing is left of a real node with a pod that runs, nor when the work fails", async () => {
    const work = withCluster({ node: true, images: ["busybox:1.36"] }, async (cluster) => {
      await cluster.kubectl("run", "sleeps", "--image=busybox:1.36", "--restart=Never", "--", "sleep", "1000");
      await cluster.kubectl("wait", "pod/sleeps", "--for=condition=Ready", "--timeout=60s");
      expect(traces()).not.toEqual([]);
      throw new Error("the work has failed");
    });
    await expect(work).rejects.toThrow("the work has failed");
    expect(traces()).toEqual([]);
  });

  test("the command's exit code is handed on, and what cannot be run is said", async () => {
    const { stdout } = await run(
      "--nodes",
      "1",
      "sh",
      "-c",
      'kubectl version && test -f "$KUBECONFIG" && pulumi version',
    );
    expect(stdout).toContain("Server Version: v1.36.3");
    await expect(run("--nodes", "1", "sh", "-c", "exit 7")).rejects.toMatchObject({ code: 7 });
    await expect(run("--nodes", "none")).rejects.toMatchObject({
      stderr: expect.stringContaining("--nodes needs a number"),
    });
    expect(traces()).toEqual([]);
  });

  /** Starts the command, and waits for what it says. */
  async function started(text: string, ...args: string[]): Promise<ChildProcess> {
    const child = start([script, ...args]);
    await new Promise<void>((resolve, reject) => {
      let said = "";
      child.stdout?.on("data", (chunk) => {
        said += String(chunk);
        if (said.includes(text)) resolve();
      });
      child.once("close", () => reject(new Error(said)));
    });
    return child;
  }

  test.each(["SIGINT", "SIGTERM"] as const)("without a command it stays until %s", async (signal) => {
    const child = await started("Ctrl-C ends it", "--nodes", "1");
    const over = new Promise((resolve) => child.once("close", resolve));
    child.kill(signal);
    expect(await over).toBe(0);
    expect(traces()).toEqual([]);
  });

  test("a signal ends a cluster of a program's, and then the program", async () => {
    const program = `require(${JSON.stringify(join(root, "tools/testing/cluster"))})
      .withCluster({ nodes: 1 }, () => new Promise((resolve) => { console.log("here"); setTimeout(resolve, 1e6); }))`;
    const child = start(["-e", program]);
    const over = new Promise((resolve) => child.once("close", resolve));
    child.stdout.on("data", (chunk) => {
      if (String(chunk).includes("here")) child.kill("SIGTERM");
    });
    expect(await over).toBe(143);
    expect(traces()).toEqual([]);
  });

  test("of one that was killed, the next leaves nothing: no process, no group, no folder", async () => {
    const child = await started("here", "--node", "sh", "-c", "echo here; exec sleep 1000");
    const [folder = ""] = folders().filter((name) => name.includes(`-${child.pid}-`));
    const over = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGKILL");
    // The command has this process's pipe and lives on.
    await Promise.race([over, sleep(500)]);
    expect(existsSync(join(tmpdir(), folder))).toBe(true);
    await withCluster({ nodes: 1 }, async () => undefined);
    await over;
    expect(traces()).toEqual([]);
  });
});
