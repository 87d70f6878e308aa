import { advise } from "../src/advise/advise";
import { plan } from "../src/health/plan";
import { simulate } from "../src/health/simulate/simulate";
import { wait } from "../src/health/wait/wait-for-project";
import type { Io } from "../src/io/io";
import { dockerDeployment } from "../src/targets/docker/docker-deployment";
import { inComposeFolder } from "../src/testing/compose-folder";
import { FakeIo } from "../src/testing/fake-io";
import { FakeProject } from "../src/testing/fake-project";
import { noSwarm } from "../src/testing/fake-swarm";
import { inspectProject } from "../src/up/program/inspect-project";

/** Every question about a file, and what deployments ask themselves before anything is begun. */
const commands: Readonly<Record<string, (io: Io) => Promise<number>>> = {
  plan: (io) => plan({ format: "text", offline: true }, io),
  simulate: (io) => simulate({ format: "text", offline: true }, io),
  advise: (io) => advise({ format: "text" }, io),
  wait: (io) => {
    const project = new FakeProject();
    return wait([], {}, { io, connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock });
  },
  "up, preview": async (io) => (inspectProject({}, dockerDeployment, io).inspected ? 0 : 2),
};

const web = (text: string) => `services:\n  web: { image: x, ${text} }\n`;

/** Mistakes, and the commands that have no use for what is wrong. */
const mistakes: readonly (readonly [what: string, yaml: string, others?: readonly string[]])[] = [
  ["no such attribute", web("imgae: y")],
  ["a dependency on nobody", web("depends_on: [nobody]")],
  ["a circle", web("depends_on: [web]")],
  ["what decides an update", web("deploy: { update_config: { order: start-first, failure_action: rolback } }")],
  ["on_unhealthy", web("x-pulumi-compose: { on_unhealthy: never }")],
  ["deadline", web("x-pulumi-compose: { deadline: soon }")],
  ["hooks of the project", `x-pulumi-compose: { post_healthy: [{ command: a }] }\n${web("scale: 1")}`],
  [
    "drain",
    web("deploy: { update_config: { order: start-first } }, x-pulumi-compose: { drain: -3s }"),
    ["simulate", "advise", "wait"],
  ],
  ["relay", web("ports: ['80:80'], x-pulumi-compose: { relay: { img: y } }"), ["simulate", "advise", "wait"]],
];

const table = mistakes.flatMap(([what, yaml, others = []]) =>
  Object.keys(commands)
    .filter((name) => !others.includes(name))
    .map((name) => [name, what, yaml] as const),
);

test.each(table)("%s of a file with a mistake (%s) is refused, and answers nothing", async (name, _, yaml) => {
  await inComposeFolder(yaml, async (folder) => {
    const io = new FakeIo(folder);
    expect(await commands[name]?.(io)).toBe(2);
    expect(io.out.text).toBe("");
  });
});
