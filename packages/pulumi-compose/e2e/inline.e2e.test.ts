import { InlinePrograms } from "./inline/inline-programs";
import { engine, leftovers } from "./support/engine";
import { busybox, describeWithToolchain } from "./support/toolchain";
import { until } from "./support/until";

const [first, second] = ["pce-inline-a", "pce-inline-b"];
const compose = `
services:
  db:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    healthcheck: { test: "test -f /tmp/ready", interval: 1s, retries: 1000 }
  web:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    depends_on: { db: { condition: service_healthy } }
`;

async function makeReady(project: string): Promise<void> {
  const exec = await engine()
    .getContainer(`${project}-db-1`)
    .exec({ Cmd: ["touch", "/tmp/ready"] });
  await exec.start({});
}

// To Pulumi's SDK a program is an async context. The programs' waits share the engine's stream of events.
describeWithToolchain("two inline programs in one process, each with a gate on the same engine", () => {
  const programs = new InlinePrograms({ [first]: compose, [second]: compose });
  const about = (project: string) =>
    programs.said.filter(({ urn, message }) => urn.includes(`::${project}::`) || message.includes(project));
  const done = (operation: "up" | "destroy", project: string) =>
    until(`the end of ${operation} of ${project}`, () => programs.outcome(operation, project) !== undefined);

  afterAll(async () => {
    for (const project of [first, second]) programs.begin("destroy", project);
    for (const project of [first, second]) await done("destroy", project);
    await programs.dispose();
    for (const project of [first, second]) expect(await leftovers(project)).toEqual([]);
  });

  test("each stack hears of its own gate, also when the first one has ended, and of no other", async () => {
    await engine().createNetwork({
      Name: `${second}_default`,
      Labels: { "com.docker.compose.project": second },
      CheckDuplicate: true,
    });
    programs.begin("up", first);
    // The first one's wait has opened the stream.
    await until("a first wait", () => about(first).length > 0);
    programs.begin("up", second);
    await until("both waits", () => about(second).filter(({ urn }) => urn !== "").length > 3);
    await makeReady(first);
    await done("up", first);
    const before = about(second).length;
    await until("more of the second wait", () => about(second).length > before + 3);
    await makeReady(second);
    await done("up", second);
    expect(programs.outcome("up", first)).toBe("");
    expect(programs.outcome("up", second)).toBe("");
    expect(about(first).filter(({ stack }) => stack !== first)).toEqual([]);
    expect(about(second).filter(({ stack }) => stack !== second)).toEqual([]);
    expect(programs.said).toHaveLength(about(first).length + about(second).length);
    // By a hook, which the SDK calls outside of every program.
    expect(about(second).some(({ message }) => message.includes("removed an empty network"))).toBe(true);
    expect(programs.printed).toEqual([]);
  });
});
