import { PassThrough } from "node:stream";
import { engine, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";

const name = "pce-life";
const program = `
const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");
const project = new ComposeProject("${name}", { file: "compose.yaml" });
const after = new pulumi.Stash("after", { input: "x" }, { dependsOn: project });
exports.after = after.output;
`;

const compose = `
x-base: &base { image: "${busybox}", command: sleep 1000, stop_grace_period: 0s }
services:
  db:
    <<: *base
    environment: { LEVEL: one }
    ipc: shareable
    volumes: ["data:/data", /scratch]
    post_start:
      - command: ["sh", "-c", "echo $$GREETING >> /data/starts; echo $$GREETING >> /scratch/starts"]
        environment: { GREETING: started }
    x-pulumi-compose:
      post_healthy:
        - command: sh -c "cat /data/starts >> /data/healthy"
        - command: sh -c "echo $$GREETING >> /data/healthy"
          environment: { GREETING: healthy }
  web:
    <<: *base
    depends_on: { db: { condition: service_started, restart: true }, job: { condition: service_completed_successfully } }
  bystander:
    <<: *base
    depends_on: [db]
  side:
    <<: *base
    network_mode: "service:db"
  ipc:
    <<: *base
    ipc: "service:db"
  pid:
    <<: *base
    pid: "service:db"
  files:
    <<: *base
    volumes_from: [db]
  job:
    image: ${busybox}
    command: sh -c "echo ran >> /data/jobs"
    volumes: ["data:/data"]
    secrets: [token]
volumes: { data: }
secrets: { token: { file: ./token.txt } }
`;

type Ids = Readonly<Record<string, string>>;

async function ids(): Promise<Ids> {
  const services = ["db", "web", "bystander", "side", "ipc", "pid", "files", "job"];
  const entries = await Promise.all(
    services.map(
      async (service) => [service, (await engine().getContainer(`${name}-${service}-1`).inspect()).Id] as const,
    ),
  );
  return Object.fromEntries(entries);
}

function changed(before: Ids, after: Ids): string[] {
  return Object.keys(before).filter((service) => before[service] !== after[service]);
}

const readInDb = (path: string) => readIn("db", path);

async function readIn(service: string, path: string): Promise<string> {
  const exec = await engine()
    .getContainer(`${name}-${service}-1`)
    .exec({ Cmd: ["cat", path], AttachStdout: true });
  const stream = await exec.start({});
  const output = new PassThrough();
  engine().modem.demuxStream(stream, output, process.stderr);
  let text = "";
  output.on("data", (chunk) => {
    text += String(chunk);
  });
  await new Promise((resolve) => stream.on("end", resolve));
  return text;
}

describeWithToolchain("the life of a project", () => {
  const project = new PulumiProject({
    name,
    files: { "index.js": program, "compose.yaml": compose, "token.txt": "first" },
  });
  const up = async (...args: string[]) => {
    const run = await project.up(...args);
    if (run.code !== 0) throw new Error(run.text);
    return run;
  };

  afterAll(async () => {
    await project.dispose();
    expect(await leftovers(name)).toEqual([]);
  });

  test("comes up, runs its hooks once, and stays as it is", async () => {
    await up();
    expect(await readInDb("/data/starts")).toBe("started\n");
    expect(await readInDb("/data/healthy")).toBe("started\nhealthy\n");
    expect(await readInDb("/data/jobs")).toBe("ran\n");
    const before = await ids();
    await up("--expect-no-changes");
    expect(await readInDb("/data/healthy")).toBe("started\nhealthy\n");
    expect(changed(before, await ids())).toEqual([]);
    expect(await readInDb("/data/jobs")).toBe("ran\n");
    expect(project.state()).not.toContain("first");
  });

  test("an edit replaces the service, who restarts with it and who shares a namespace or volumes with it, nobody else", async () => {
    const before = await ids();
    project.write({ "compose.yaml": compose.replace("LEVEL: one", "LEVEL: two") });
    // What is replaced is no leftover.
    expect((await up()).text).not.toContain("interrupted update");
    expect(changed(before, await ids()).sort()).toEqual(["db", "files", "ipc", "pid", "side", "web"]);
    expect(await readInDb("/data/starts")).toBe("started\nstarted\n");
    expect(await readInDb("/data/healthy")).toBe("started\nhealthy\nstarted\nstarted\nhealthy\n");
    // What is in an anonymous volume is not lost with the container, and shared as before.
    expect(await readInDb("/scratch/starts")).toBe("started\nstarted\n");
    expect(await readIn("files", "/scratch/starts")).toBe("started\nstarted\n");
    await up("--expect-no-changes");
  });

  test("a restart dependency that is taken out while its target is replaced loses nobody", async () => {
    const text = project.read("compose.yaml");
    project.write({
      "compose.yaml": text
        .replace("LEVEL: two", "LEVEL: three")
        .replace("db: { condition: service_started, restart: true }, ", ""),
    });
    await up();
    expect((await engine().getContainer(`${name}-web-1`).inspect()).State.Running).toBe(true);
    await up("--refresh", "--expect-no-changes");
    project.write({ "compose.yaml": text });
    await up();
  });

  test("a secret's new content runs the one-shot again, and only that", async () => {
    const before = await ids();
    project.write({ "token.txt": "second" });
    await up();
    expect(changed(before, await ids())).toEqual(["job"]);
    expect(await readInDb("/data/jobs")).toBe("ran\nran\n");
  });

  test("a stopped container is started, a removed one is made again", async () => {
    const before = await ids();
    await engine().getContainer(`${name}-bystander-1`).stop({ t: 0 });
    await engine().getContainer(`${name}-web-1`).remove({ force: true });
    await project.refresh();
    await up();
    const after = await ids();
    expect(changed(before, after)).toEqual(["web"]);
    expect((await engine().getContainer(`${name}-bystander-1`).inspect()).State.Running).toBe(true);
    await up("--expect-no-changes");
  });

  test("a build is made again when its context changes, and only then", async () => {
    const built = `services:\n  app:\n    build: ./app\n    stop_grace_period: 0s\n`;
    project.write({
      "compose.yaml": built,
      "app/Dockerfile": `FROM ${busybox}\nCOPY . /app\nVOLUME /kept\nCMD cat /app/data >> /kept/runs; exec sleep 1000\n`,
      "app/data": "one",
      "app/.dockerignore": "ignored\n",
      "app/ignored": "x",
    });
    await up();
    const first = (await engine().getContainer(`${name}-app-1`).inspect()).Image;
    project.write({ "app/ignored": "y" });
    await up("--expect-no-changes");
    project.write({ "app/data": "two" });
    await up();
    const second = (await engine().getContainer(`${name}-app-1`).inspect()).Image;
    expect(second).not.toBe(first);
    expect(await readIn("app", "/kept/runs")).toBe("onetwo");
    project.write({
      "compose.yaml": `${built.replace("build: ./app", "")}    build: { context: ./app, dockerfile_inline: "FROM ${busybox}\\nCMD sleep 900" }\n`,
    });
    await up();
    expect((await engine().getContainer(`${name}-app-1`).inspect()).Image).not.toBe(second);
    await up("--expect-no-changes");
  });
});
