import { FakeClock } from "../../../../docker-health/src/testing/fake-clock";
import { plan } from "../../health/plan";
import { status } from "../../health/status/status";
import { wait } from "../../health/wait/wait-for-project";
import { UsageError } from "../../io/usage-error";
import { run } from "../../one-off/run";
import { inComposeFolder } from "../../testing/compose-folder";
import { aPod, aWorkload, FakeCluster } from "../../testing/fake-cluster";
import { FakeIo } from "../../testing/fake-io";
import { noSwarm } from "../../testing/fake-swarm";
import { refuseOptions } from "../../up/refuse-options";

const YAML = `
name: shop
services:
  db: { image: d, healthcheck: { test: "true" }, user: postgres }
  web: { image: w, stop_signal: SIGINT, depends_on: { db: { condition: service_healthy } } }
`;

function edgesOf(cluster: FakeCluster, folder: string) {
  const io = new FakeIo(folder);
  const connect = () => Promise.reject(new Error("no engine"));
  const connectCluster = async () => cluster;
  return { io, connect, connectSwarm: noSwarm, connectCluster, clock: new FakeClock() };
}

test("plan knows it, and says what Kubernetes cannot do, each with its line", () =>
  inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    expect(await plan({ format: "text", target: "kubernetes", offline: true }, io)).toBe(1);
    expect(io.out.text).toContain("db healthy -> web");
    expect(io.err.text).toMatch(/compose\.yaml:4:\d+.*target\/user-name|target\/user-name.*/s);
    expect(io.err.text).toContain("compose.yaml:5");
  }));

test("status has a row for each pod, and one for what is not there", () =>
  inComposeFolder(YAML, async (folder) => {
    const cluster = new FakeCluster();
    cluster.add(aWorkload({ name: "db" }), [aPod("db")]);
    const edges = edgesOf(cluster, folder);
    expect(await status([], { target: "kubernetes" }, edges)).toBe(1);
    expect(edges.io.out.text).toMatch(/^db +healthy +node-1/m);
    expect(edges.io.out.text).toMatch(/^web +no workload/m);
  }));

test("status says of what somebody has scaled to nothing that it is not as the file has it", () =>
  inComposeFolder(YAML, async (folder) => {
    const cluster = new FakeCluster();
    cluster.add(aWorkload({ name: "db", replicas: 0 }), []);
    cluster.add(aWorkload({ name: "web", containers: [] }), [aPod("web")]);
    const edges = edgesOf(cluster, folder);
    expect(await status([], { target: "kubernetes" }, edges)).toBe(1);
    expect(edges.io.out.text).toMatch(/^db +no pod.*scaled to 0/m);
  }));

test("wait waits for each by its kind, and tells why one is not there", () =>
  inComposeFolder(YAML.replace(", user: postgres", ""), async (folder) => {
    const cluster = new FakeCluster();
    cluster.add(aWorkload({ name: "db" }), [aPod("db")]);
    cluster.add(aWorkload({ name: "web", containers: [] }), [aPod("web")]);
    const good = edgesOf(cluster, folder);
    expect(await wait([], { target: "kubernetes" }, good)).toBe(0);
    expect(cluster.waited).toEqual(["db service_healthy", "web converged"]);
    expect(good.io.out.text).toContain("db is healthy");
  }));

test("what is for containers of one engine is refused, with what to do", () =>
  inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    const refused = [
      async () => refuseOptions({ target: "kubernetes", services: ["db"] }),
      async () => refuseOptions({ target: "kubernetes", rollback: true }),
      async () => status([], { target: "kubernetes", host: "tcp://a" }, edgesOf(new FakeCluster(), folder)),
    ];
    for (const attempt of refused) await expect(attempt()).rejects.toBeInstanceOf(UsageError);
    await expect(run({ name: "db", flags: [], command: [] }, { target: "kubernetes" }, io)).rejects.toThrow(
      "a cluster runs jobs",
    );
  }));
