import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { clusterFolder, leftOf, markOf, removeCluster, sweepClusters } from "./places";

const onLinux = process.platform === "linux" ? test : test.skip;

function marked(folder: string): Promise<ChildProcess> {
  const [name = "", value] = markOf(folder).split("=");
  const program = "console.log('here'); setInterval(() => undefined, 1000)";
  const child = spawn(process.execPath, ["-e", program], { env: { ...process.env, [name]: value } });
  return new Promise((resolve) => child.stdout.once("data", () => resolve(child)));
}

onLinux("what there is of a cluster is told, and nothing once it is removed", async () => {
  const folder = clusterFolder();
  const child = await marked(folder);
  const over = new Promise((resolve) => child.once("close", resolve));
  expect(leftOf(folder)).toEqual([`process ${child.pid} (node)`, `the folder ${folder}`]);
  child.kill("SIGKILL");
  await over;
  removeCluster(folder);
  expect(leftOf(folder)).toEqual([]);
});

onLinux("what a process that is gone has left is ended and removed; what others have stays", async () => {
  const mine = clusterFolder();
  // The highest id that Linux gives is 2 ** 22.
  const folder = join(tmpdir(), basename(mine).replace(String(process.pid), "4194305"));
  mkdirSync(folder);
  const child = await marked(folder);
  const over = new Promise((resolve) => child.once("close", (_, signal) => resolve(signal)));
  try {
    sweepClusters();
    expect(await over).toBe("SIGKILL");
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(mine)).toBe(true);
  } finally {
    removeCluster(mine);
  }
});

test("a folder of another kind is not a cluster's", () => {
  const other = mkdtempSync(join(tmpdir(), "some-cluster-"));
  try {
    sweepClusters();
    expect(existsSync(other)).toBe(true);
  } finally {
    rmSync(other, { recursive: true });
  }
});
