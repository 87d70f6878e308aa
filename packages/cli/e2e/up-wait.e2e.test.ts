import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const describeWithToolchain = hasToolchain ? describe : describe.skip;

const name = "pccwait";
const BUSYBOX = "pulumi-compose/busybox:local";
const CHECKED = "pulumi-compose/wait-checked:local";

/** Services by their attributes, of which each has a line. */
function composeOf(services: Readonly<Record<string, readonly string[]>>): string {
  const texts = Object.entries(services).map(([service, attributes]) =>
    [`  ${service}:`, ...["stop_grace_period: 0s", ...attributes].map((line) => `    ${line}`)].join("\n"),
  );
  return `name: ${name}\nservices:\n${texts.join("\n")}\n`;
}

const box = (command: string, ...more: string[]) => [
  `image: ${BUSYBOX}`,
  `command: ["sh", "-c", "${command}"]`,
  ...more,
];
const STAYS = "sleep 1000";

/** Fails until it has been run so often: whatever else is slow, it says unhealthy before it heals. */
const healsAt = (run: number) => `echo >> /runs; test $$(wc -l < /runs) -ge ${run}`;
const check = (test: string) => `healthcheck: { test: "${test}", interval: 500ms, retries: 2 }`;

describeWithToolchain("up --wait", () => {
  const folder = new ComposeFolder();
  const up = (services: Readonly<Record<string, readonly string[]>>, ...args: string[]) => {
    folder.write(composeOf(services));
    return folder.run("up", "--plain", ...args);
  };
  const startedAt = (service: string) =>
    folder.docker(["inspect", "--format", "{{.State.StartedAt}}", `${name}-${service}-1`]).trim();

  beforeAll(() => {
    folder.docker(
      ["build", "--quiet", "--tag", CHECKED, "-"],
      `FROM ${BUSYBOX}\nHEALTHCHECK --interval=1s --retries=2 CMD test -e /ok\n`,
    );
  });

  afterEach(() => folder.run("down", "--volumes", "--yes"));

  afterAll(() => {
    const down = folder.run("down", "--volumes", "--yes");
    folder.docker(["rmi", CHECKED]);
    folder.dispose();
    expect(down.status).toBe(0);
  });

  test("a service without any check that exits 3 at once fails it, with the evidence; a plain up does not ask", () => {
    const services = { worker: box("echo no config; exit 3"), other: box(STAYS) };
    const failed = up(services, "--wait");
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(
      /gate worker up: failed\n {2}gate\/exited: service "worker" exited with code 3 instead of staying up[\s\S]*\| no config[\s\S]*at .*compose\.yaml:\d+:\d+/,
    );
    expect(up(services).status).toBe(0);
  });

  test("one that fails only a moment after its start does so, too; one that goes on is up", () => {
    const failed = up({ worker: box("sleep 1; exit 3"), other: box(STAYS) }, "--wait");
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain('service "worker" exited with code 3 instead of staying up');
    const passed = up({ worker: box(STAYS), other: box(STAYS) }, "--wait");
    expect(passed.stdout).toMatch(/gate worker up: passed/);
    expect(passed.status).toBe(0);
  });

  test("one that its policy restarts again and again is not up", () => {
    const failed = up({ worker: box("exit 3", "restart: always") }, "--wait", "--deadline", "4s");
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(
      /gate\/deadline: service "worker" did not come up and stay up within 4 s[\s\S]*restart policy/,
    );
  });

  test("all replicas count", () => {
    const oneOfTwo = box(
      "mkdir /shared/first 2>/dev/null && exec sleep 1000; exit 3",
      "scale: 2",
      "volumes: [shared:/shared]",
    );
    folder.write(`${composeOf({ worker: oneOfTwo })}volumes: { shared: {} }\n`);
    const failed = folder.run("up", "--plain", "--wait");
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain('service "worker" exited with code 3');
  });

  test("a one-shot that nobody waits for and that exits 0 is a success, however long it takes; what is scaled to 0, too", () => {
    const services = { once: box("exit 0"), slow: box("sleep 1"), none: box("exit 3", "scale: 0") };
    const first = up(services, "--wait");
    expect(first.stdout).toMatch(
      /gate once up: passed[\s\S]*gate slow up: passed|gate slow up: passed[\s\S]*gate once up: passed/,
    );
    expect(first.status).toBe(0);
    expect(up(services, "--wait").status).toBe(0);
  });

  test("one that others wait for has to complete, and is not run again by the next up", () => {
    const services = {
      migrate: box("sleep 1"),
      web: box(STAYS, "depends_on: { migrate: { condition: service_completed_successfully } }"),
    };
    expect(up(services, "--wait").status).toBe(0);
    const before = startedAt("migrate");
    const second = up(services, "--wait");
    expect(second.status).toBe(0);
    expect(second.stdout).toMatch(/succeeded in .*: \d+ unchanged/);
    expect(startedAt("migrate")).toBe(before);
  });

  test("a check that only the image has is waited for, and a failing one fails", () => {
    const image = (command: string) => [`image: ${CHECKED}`, `command: ["sh", "-c", "${command}"]`];
    const passed = up({ web: image("sleep 1; touch /ok; sleep 1000") }, "--wait");
    expect(passed.status).toBe(0);
    const status = folder.docker(["inspect", "--format", "{{.State.Health.Status}}", `${name}-web-1`]);
    // The gate's own run of the test may be ahead of the engine's.
    expect(status.trim()).toMatch(/^(?:healthy|starting)$/);
    folder.docker(["exec", `${name}-web-1`, "test", "-e", "/ok"]);
    const failed = up({ web: image(STAYS) }, "--wait");
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(/gate\/unhealthy: service "web" is unhealthy \(2 of 2 probes failed in a row\)/);
  });

  test("told to keep waiting, a gate opens when the service heals late", () => {
    const db = box(STAYS, check(healsAt(8)));
    const services = { db, web: box(STAYS, "depends_on: { db: { condition: service_healthy } }") };
    const failed = up(services, "--probe", "engine");
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(/gate\/unhealthy: .*\n[\s\S]*not started because of it: web/);
    folder.run("down", "--volumes", "--yes");
    const healed = up(services, "--probe", "engine", "--on-unhealthy", "keep-waiting", "--deadline", "60s");
    expect(healed.stdout).toMatch(/gate db healthy: unhealthy, [\s\S]*gate db healthy: passed/);
    expect(healed.status).toBe(0);
    folder.run("down", "--volumes", "--yes");
    // The same in the file.
    const told = { ...services, db: [...db, "x-pulumi-compose: { on_unhealthy: keep-waiting, deadline: 60s }"] };
    expect(up(told, "--probe", "engine").status).toBe(0);
  });

  test("and when it never does, the failure at the deadline says both", () => {
    const kept = "x-pulumi-compose: { on_unhealthy: keep-waiting, deadline: 8s }";
    const services = {
      db: box(STAYS, check("echo no route; exit 1"), kept),
      web: box(STAYS, "depends_on: { db: { condition: service_healthy } }"),
    };
    const failed = up(services);
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(
      /gate\/deadline: service "db" did not become healthy within 8 s: its check said unhealthy after [\d.]+ s, and the wait was told to go on\n[\s\S]*no route[\s\S]*not started because of it: web/,
    );
    const given = up(services, "--on-unhealthy", "fail");
    expect(given.stdout).toContain('gate/unhealthy: service "db" is unhealthy');
  });
});
