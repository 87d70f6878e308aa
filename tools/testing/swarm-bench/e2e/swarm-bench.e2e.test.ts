import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SwarmBench } from "@pulumi-compose-tools/swarm-bench";

const describeHere = SwarmBench.impossible === undefined ? describe : describe.skip;
if (SwarmBench.impossible !== undefined) console.warn(`skipped: ${SwarmBench.impossible}`);

const LIMIT_MS = 120_000;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not ${what} after ${LIMIT_MS / 1000} s`);
    await sleep(200);
  }
}

/** Answers with its node's name on a port of every node that has a task of it. */
const webOn = (network: string) => ({
  Name: "web",
  TaskTemplate: {
    ContainerSpec: {
      Image: "busybox:latest",
      Command: ["sh", "-c", "mkdir /www && hostname > /www/index.html && exec httpd -f -h /www"],
      Hostname: "{{.Node.Hostname}}",
      Healthcheck: { Test: ["CMD", "wget", "-qO", "/dev/null", "http://127.0.0.1"], Interval: 1e9, Timeout: 5e9 },
    },
    Placement: { MaxReplicas: 1 },
    Networks: [{ Target: network }],
  },
  Mode: { Replicated: { Replicas: 2 } },
  EndpointSpec: {
    Mode: "dnsrr" as const,
    Ports: [{ TargetPort: 80, PublishedPort: 8080, PublishMode: "host" as const }],
  },
});

describeHere("a bench of two engines", () => {
  let bench: SwarmBench;
  beforeAll(async () => {
    bench = await SwarmBench.start({ engines: 2 });
  });
  afterAll(() => bench?.end());

  const running = async () => {
    const tasks: readonly { Status: { State: string } }[] = await bench.manager.docker.listTasks({
      filters: { "desired-state": ["running"] },
    });
    return tasks.filter(({ Status }) => Status.State === "running").length;
  };
  const said = async (name: string) => (await fetch(`http://${bench.engine(name).address}:8080`)).text();

  test("has the same image on both", async () => {
    const ids = await Promise.all(
      bench.engines.map(async ({ docker }) => (await docker.getImage("busybox:latest").inspect()).Id),
    );
    expect(new Set(ids).size).toBe(1);
  });

  test("runs a service with tasks on both, which are reached by the nodes' addresses", async () => {
    const { id } = await bench.manager.docker.createNetwork({ Name: "over", Driver: "overlay", Attachable: true });
    await bench.manager.docker.createService(webOn(id));
    await until("running on both", async () => (await running()) === 2);
    expect([await said("node-1"), await said("node-2")]).toEqual(["node-1\n", "node-2\n"]);
  });

  test("tasks reach each other from node to node", async () => {
    const tasks: readonly { NetworksAttachments: readonly { Addresses: readonly string[] }[] }[] =
      await bench.manager.docker.listTasks({ filters: { "desired-state": ["running"] } });
    const addresses = tasks.flatMap((task) => task.NetworksAttachments.flatMap((network) => network.Addresses));
    const say = addresses.map((address) => `wget -qO- http://${address.replace(/\/.*/, "")}`).join("; ");
    const [container] = await bench.engine("node-2").docker.listContainers();
    const where = ["-H", bench.engine("node-2").host, "exec", container?.Id ?? "", "sh", "-c", say];
    const heard = execFileSync("docker", where, { encoding: "utf8" });
    expect(heard.trim().split("\n").sort()).toEqual(["node-1", "node-2"]);
  });

  test("a node whose power fails is missed, and is back with its old address", async () => {
    const node = bench.engine("node-2");
    await node.powerOff();
    await bench.untilState("node-2", "down");
    await expect(said("node-2")).rejects.toThrow();
    expect(await said("node-1")).toBe("node-1\n");
    await node.start();
    await bench.untilState("node-2", "ready");
    await until("running on both", async () => (await running()) === 2);
    expect(await said("node-2")).toBe("node-2\n");
  });
});

describeHere("the command", () => {
  const bin = path.join(__dirname, "../bin/swarm-bench.js");
  const ours = (pid: number | undefined) =>
    readdirSync("/tmp").filter((name) => name.startsWith(`swarm-bench-${pid}-`));

  test("runs a command on the manager and leaves nothing", async () => {
    const child = spawn(bin, ["--engines", "1", "--", "docker", "node", "ls", "--format", "{{.Hostname}} {{.Status}}"]);
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect({ code, out }).toEqual({ code: 0, out: "node-1 Ready\n" });
    expect(ours(child.pid)).toEqual([]);
  });

  test("killed, it takes its engines with it; the next bench clears its folders away", async () => {
    const child = spawn(bin, ["--engines", "1", "--", "sleep", "600"], { detached: true });
    await until("started", async () => ours(child.pid).some((name) => existsSync(`/tmp/${name}/docker.sock`)));
    process.kill(-(child.pid ?? 0), "SIGKILL");
    const daemons = () =>
      readdirSync("/proc").filter((pid) => {
        try {
          return (
            /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`swarm-bench-${child.pid}-`)
          );
        } catch {
          return false;
        }
      });
    await until("gone", async () => daemons().length === 0);
    const next = await SwarmBench.start({ engines: 1, images: [] });
    await next.end();
    expect(ours(child.pid)).toEqual([]);
  });
});
