import type { ContainerSnapshot } from "@pulumi-compose/docker-health";
import { parseProject } from "@pulumi-compose/parser";
import { stopJobs } from "./stop-jobs";

const { project } = parseProject({
  files: [
    {
      name: "compose.yaml",
      content: "services: { quick: { image: q, stop_grace_period: 2s }, slow: { image: s }, other: { image: o } }",
    },
  ],
  env: {},
  projectName: "shop",
});

function container(service: string, status: "running" | "exited"): ContainerSnapshot {
  const state = { exitCode: 0, oomKilled: false, error: "", startedAt: "", finishedAt: "", restartCount: 0 };
  return {
    id: `${service}-1`,
    name: `shop-${service}-1`,
    image: service,
    labels: { "com.docker.compose.service": service },
    state: { status, ...state },
    restartPolicy: { name: "no", retries: 0 },
    shell: [],
    tty: false,
  };
}

test("what still runs of the jobs is stopped within its time, and told", async () => {
  if (!project) throw new Error("the file of this test is wrong");
  const stopped: (readonly [string, number])[] = [];
  const said: string[] = [];
  await stopJobs(project, ["quick", "slow", "gone"], {
    engine: {
      list: async () => [container("quick", "running"), container("slow", "exited"), container("other", "running")],
    },
    keeper: { stopContainer: async (id, seconds) => void stopped.push([id, seconds]) },
    say: (message) => said.push(message),
  });
  expect(stopped).toEqual([["quick-1", 2]]);
  expect(said).toEqual([expect.stringContaining('job "quick" was stopped')]);
});

test("the engine's own time, where the file says none", async () => {
  if (!project) throw new Error("the file of this test is wrong");
  const stopped: number[] = [];
  await stopJobs(project, ["slow"], {
    engine: { list: async () => [container("slow", "running")] },
    keeper: { stopContainer: async (_, seconds) => void stopped.push(seconds) },
    say: () => undefined,
  });
  expect(stopped).toEqual([10]);
});
