import type { ContainerSnapshot, Housekeeping } from "@pulumi-compose/docker-health";
import { parseProject } from "@pulumi-compose/parser";
import { runPreStop } from "./pre-stop";

const compose = `
services:
  web:
    image: web
    depends_on: [db]
    pre_stop: [{ command: drain }]
  db:
    image: db
    environment: { PASS: hunter2 }
    pre_stop:
      - { command: [dump, --to, /data], user: root, environment: { PASS: hunter2 } }
      - { command: sync }
  idle: { image: idle, pre_stop: [{ command: never }] }
  plain: { image: plain }
`;

function parsed() {
  const { project } = parseProject({
    files: [{ name: "compose.yaml", content: compose }],
    compose: ["compose.yaml"],
    env: {},
    projectName: "shop",
    folder: "/shop",
  });
  if (!project) throw new Error("the file has an error");
  return project;
}

function container(service: string, id: string, status: "running" | "exited" = "running"): ContainerSnapshot {
  return {
    id,
    name: `shop-${service}-1`,
    image: service,
    labels: { "com.docker.compose.service": service },
    state: {
      status,
      exitCode: 0,
      oomKilled: false,
      error: "",
      startedAt: "2026-01-01T00:00:00Z",
      finishedAt: "2026-01-01T00:00:00Z",
      restartCount: 0,
    },
    restartPolicy: { name: "no", retries: 0 },
    shell: [],
    tty: false,
  };
}

const inState = (id: string) => ({
  type: "docker:index/container:Container",
  id,
  name: id,
  urn: `urn:${id}`,
  protected: false,
  engineName: "",
  networks: [],
  dependencies: [],
  uses: [],
});

function run(containers: readonly ContainerSnapshot[], exitCode = 0) {
  const ran: unknown[] = [];
  const keeper = {
    run: async (id: string, hook: { command: readonly string[] }) => {
      ran.push({ id, ...hook });
      return { exitCode, output: "no hunter2 here" };
    },
  } as unknown as Housekeeping;
  const resources = ["w", "d", "i"].map(inState);
  const said: string[] = [];
  const done = runPreStop({ project: parsed(), resources, containers, keeper, say: (text) => said.push(text) });
  return { ran, said, done };
}

test("runs in the stack's running containers, dependents first", async () => {
  const { ran, said, done } = run([
    container("db", "d"),
    container("web", "w"),
    container("idle", "i", "exited"),
    container("db", "not-of-the-stack"),
  ]);
  expect(await done).toBe(2);
  expect(ran).toEqual([
    { id: "w", command: ["drain"] },
    { id: "d", command: ["dump", "--to", "/data"], user: "root", env: ["PASS=hunter2"] },
    { id: "d", command: ["sync"] },
  ]);
  expect(said).toEqual(["shop-web-1: running pre_stop", "shop-db-1: running pre_stop"]);
});

test("a command that fails ends it, with what it said", async () => {
  const { ran, done } = run([container("web", "w"), container("db", "d")], 3);
  await expect(done).rejects.toThrow('service "web": pre_stop 1 of 1 (drain) exited with code 3; it printed: no');
  expect(ran).toHaveLength(1);
});
