import { parseProject } from "@pulumi-compose/parser";
import { planOf } from "../../testing/plan-of";
import { planResources } from "./plan-resources";

describe("planning a project's resources", () => {
  test("creates what is used, in the order of the dependencies", () => {
    const plan = planOf(`
services:
  web: { image: nginx, depends_on: { db: { condition: service_healthy }, job: { condition: service_completed_successfully } } }
  job: { image: busybox, depends_on: [db] }
  db:
    image: busybox
    healthcheck: { test: "true" }
    volumes: ["data:/data"]
networks: { unused: }
volumes: { data: , unused: }
`);
    expect(plan.containers.map(({ key }) => key)).toEqual(["db-1", "job-1", "web-1"]);
    expect(plan.networks.map(({ name, args }) => [name, args.name])).toEqual([["shop-default", "shop_default"]]);
    expect(plan.volumes.map(({ name, args }) => [name, args.name])).toEqual([["shop-data", "shop_data"]]);
    expect(plan.images.map(({ name, args }) => [name, args.name])).toEqual([
      ["shop-busybox:latest", "busybox:latest"],
      ["shop-nginx:latest", "nginx:latest"],
    ]);
    expect(plan.containers.find(({ key }) => key === "web-1")?.waits).toEqual([
      { service: "db", condition: "service_healthy", required: true, needsContainer: true },
      { service: "job", condition: "service_completed_successfully", required: true, needsContainer: true },
    ]);
  });

  test("on request also what no service uses", () => {
    const content = `
services: { web: { image: w, volumes: ["data:/data"] } }
networks: { unused: , theirs: { external: true } }
volumes: { data: , unused: }
`;
    const { project } = parseProject({
      files: [{ name: "/p/compose.yaml", content }],
      env: {},
      projectName: "shop",
      keepUnused: true,
    });
    if (!project) throw new Error("the file of this test is wrong");
    const keysOf = (allResources: boolean) => {
      const files = { read: () => undefined };
      const plan = planResources(project, { files, hashContext: () => "", variable: () => undefined, allResources });
      return [plan.networks, plan.volumes].map((resources) => resources.map(({ key }) => key).sort());
    };
    expect(keysOf(false)).toEqual([["default"], ["data"]]);
    expect(keysOf(true)).toEqual([
      ["default", "unused"],
      ["data", "unused"],
    ]);
  });

  test("who is waited for to complete is a one-shot and need not be running", () => {
    const plan = planOf(`
services:
  web: { image: b, depends_on: { job: { condition: service_completed_successfully } } }
  job: { image: b }
`);
    expect(plan.containers.map(({ key, oneShot, args }) => [key, oneShot, args.mustRun])).toEqual([
      ["job-1", true, false],
      ["web-1", false, undefined],
    ]);
  });

  test("replicas are numbered from one, and a restart dependency replaces with the first: nobody is restarted for their number", () => {
    const plan = planOf(`
services:
  db: { image: b, deploy: { replicas: 2 } }
  web: { image: b, depends_on: { db: { condition: service_started, restart: true } } }
`);
    expect(plan.containers.map(({ args }) => args.name)).toEqual(["shop-db-1", "shop-db-2", "shop-web-1"]);
    expect(plan.containers[2]?.replaceWith).toEqual(["db-1"]);
  });

  test("shared namespaces refer to the other container's id, so that a replacement follows", () => {
    const plan = planOf(`
services:
  a: { image: b }
  b: { image: b, network_mode: "service:a", pid: "service:a", ipc: "service:a", volumes_from: ["a:ro"] }
`);
    const target = "\uE000@container#id#a-1\uE001";
    expect(plan.containers[1]?.args).toMatchObject({
      networkMode: `container:${target}`,
      pidMode: `container:${target}`,
      ipcMode: `container:${target}`,
      volumes: [{ fromContainer: target, readOnly: true }],
    });
    expect(plan.containers[1]?.waits.map(({ service }) => service)).toEqual(["a"]);
  });

  test("a build has a tag of its own that follows content and settings, and the service's image as a second tag", () => {
    const tagOf = (compose: string) => planOf(compose).images[0]?.args.name;
    const base = "services:\n  a:\n    build: { context: ./ctx, args: { V: '1' } }";
    expect(tagOf(base)).toMatch(/^shop-a:[0-9a-f]{12}$/);
    expect(tagOf(base)).toBe(tagOf(base));
    expect(tagOf(base.replace("'1'", "'2'"))).not.toBe(tagOf(base));
    expect(tagOf(base.replace("./ctx", "./other"))).not.toBe(tagOf(base));
    const named = planOf(`${base}\n    image: me/app:3`).images[0]?.args;
    expect(named?.name).toMatch(/^me\/app:[0-9a-f]{12}$/);
    expect(named?.build?.tags).toEqual(["me/app:3"]);
  });

  test.each([
    [
      "two services",
      'a: { image: i, ports: ["8080:1"] }',
      'b: { image: i, ports: ["8080:2"] }',
      [["services", "b", "ports", 0]],
    ],
    [
      "two of one service",
      'a: { image: i, ports: ["8080:1", "8080:2"] }',
      "b: { image: i }",
      [["services", "a", "ports", 1]],
    ],
    [
      "every address and one",
      'a: { image: i, ports: ["8080:1"] }',
      'b: { image: i, ports: ["127.0.0.1:8080:1"] }',
      [["services", "b", "ports", 0]],
    ],
    ["replicas", 'a: { image: i, scale: 2, ports: ["8080:1"] }', "b: { image: i }", [["services", "a", "ports", 0]]],
    ["replicas with a range", 'a: { image: i, scale: 2, ports: ["8080-8081:1"] }', "b: { image: i }", []],
    [
      "two addresses",
      'a: { image: i, ports: ["127.0.0.1:8080:1"] }',
      'b: { image: i, ports: ["127.0.0.2:8080:1"] }',
      [],
    ],
    ["two families", 'a: { image: i, ports: ["0.0.0.0:8080:1"] }', 'b: { image: i, ports: ["[::1]:8080:1"] }', []],
    ["two protocols", 'a: { image: i, ports: ["8080:1"] }', 'b: { image: i, ports: ["8080:1/udp"] }', []],
    [
      "a service without a container",
      'a: { image: i, ports: ["8080:1"] }',
      'b: { image: i, scale: 0, ports: ["8080:1"] }',
      [],
    ],
  ])("a port that can be had once is a warning: %s", (_, a, b, where) => {
    const { diagnostics } = planOf(`services:\n  ${a}\n  ${b}\n`);
    const said = diagnostics.filter(({ code }) => code === "target/port-taken");
    expect(said.map(({ path }) => path)).toEqual(where);
    for (const { severity, place } of said)
      expect([severity, place?.line]).toEqual(["warning", where[0]?.[1] === "a" ? 2 : 3]);
  });
});
