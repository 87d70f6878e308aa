import { type ClusterClient, givenCluster } from "@pulumi-compose-tools/cluster";
import { deployment, job, service } from "../objects";
import { waitFor } from "../wait-for";

let cluster: ClusterClient;
beforeAll(() => {
  cluster = givenCluster();
});

const SERVES = ["sh", "-c", "mkdir /www; echo hello >/www/index.html; exec httpd -f -p 8000 -h /www"];

test("a pod is reached by its Service's name from another, and by its port from outside", async () => {
  await cluster.apply(deployment({ name: "web", command: SERVES, ready: "/" }));
  await cluster.apply(service("web", 30080));
  await waitFor(cluster, ["deployment", "web"], "{.status.readyReplicas}", "1");
  await cluster.apply(job({ name: "ask", command: ["sh", "-c", "until wget -qO- http://web; do sleep 0.2; done"] }));
  await waitFor(cluster, ["job", "ask"], "{.status.succeeded}", "1");
  expect(await cluster.kubectl("logs", "job/ask")).toContain("hello");
  for (const address of ["10.212.0.1", "127.0.0.1"]) {
    const response = await fetch(`http://${address}:30080/`, { headers: { connection: "close" } });
    expect((await response.text()).trim()).toBe("hello");
  }
});

test("commands are run in a pod; a failed one has its code, and what it said", async () => {
  expect(await cluster.kubectl("exec", "deployment/web", "--", "cat", "/www/index.html")).toBe("hello\n");
  await cluster.apply(job({ name: "fails", command: ["sh", "-c", "echo no >&2; exit 3"] }));
  await waitFor(cluster, ["job", "fails"], "{.status.failed}", "1");
  const code = "{.items[0].status.containerStatuses[0].state.terminated.exitCode}";
  await waitFor(cluster, ["pods", "-l", "app=fails"], code, "3");
  expect(await cluster.kubectl("logs", "job/fails")).toBe("no\n");
});
