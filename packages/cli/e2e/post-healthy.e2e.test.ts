import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const image = "pulumi-compose/busybox:local";
const project = "pcc-healthy";

interface Shape {
  /** What the second hook exits with. */
  readonly code?: number;
  readonly scale?: number;
  readonly edit?: string;
  /** What the first hook writes. */
  readonly first?: string;
}

/** A service that is healthy after a second, hooks that write down what they find, and who waits for what. */
const compose = ({ code = 0, scale = 1, edit = "a", first = "first" }: Shape) => `
name: ${project}
x-base: &base { image: "${image}", command: sleep 100000, init: true, stop_grace_period: 0s }
services:
  db:
    <<: *base
    command: sh -c 'sleep 1; touch /ready; exec sleep 100000'
    scale: ${scale}
    environment: { EDIT: ${edit}, PASSWORD: not-for-logs }
    healthcheck: { test: test -f /ready, interval: 1s, retries: 30 }
    x-pulumi-compose:
      post_healthy:
        - command: sh -c 'test -f /ready && echo ${first} >> /ran'
        - command: ["sh", "-c", "echo $$WHAT >> /ran; echo with $$PASSWORD; exit ${code}"]
          environment: { WHAT: second }
  early: { <<: *base, depends_on: [db] }
  web: { <<: *base, depends_on: { db: { condition: service_healthy } } }
`;

(hasToolchain ? describe : describe.skip)("hooks that run once a container is healthy", () => {
  const folder = new ComposeFolder();
  const names = () =>
    folder
      .docker(["ps", "--filter", `label=com.docker.compose.project=${project}`, "--format", "{{.Names}}"])
      .split("\n")
      .filter(Boolean)
      .sort();
  const ranIn = (index = 1) =>
    folder
      .docker(["exec", `${project}-db-${index}`, "cat", "/ran"])
      .trim()
      .split("\n");

  function up(shape: Shape, ...args: string[]) {
    folder.write(compose(shape));
    const { status, stdout, stderr } = folder.run("up", ...args);
    return { status, said: stdout + stderr };
  }

  afterAll(() => {
    folder.run("down", "--yes");
    expect(names()).toEqual([]);
    folder.dispose();
  });

  test("one that fails fails the update, with evidence, and who waits for health is not started", () => {
    const { status, said } = up({ code: 4 });
    expect(status).toBe(1);
    expect(said).toContain(
      'gate/hook-failed: service "db" failed its post_healthy hook 2 of 2: it exited with code 4\n',
    );
    expect(said).toMatch(/ {4}container {2}pcc-healthy-db-1 \([0-9a-f]{12}\)\n {4}hook {7}sh -c echo/);
    expect(said).toContain("    output     with [secret]\n");
    expect(said).not.toContain("not-for-logs");
    expect(said).toMatch(/ {4}at compose\.yaml:14:11\n/);
    expect(said).toContain("not started because of it: web\n");
    expect(names()).toEqual([`${project}-db-1`, `${project}-early-1`]);
    expect(ranIn()).toEqual(["first", "second"]);
  });

  test("as long as it fails, every up runs all of them again, and none says that nothing has changed", () => {
    expect(up({ code: 4 }).status).toBe(1);
    expect(ranIn()).toEqual(["first", "second", "first", "second"]);
  });

  test("once it is repaired they run in the container that is there", () => {
    const { status, said } = up({});
    expect({ status, said: status === 0 ? "" : said }).toEqual({ status: 0, said: "" });
    expect(said).not.toMatch(/container pcc-healthy-db-1: (?:created|replaced)/);
    expect(said).toContain(`hooks ${project}-db-1.post_healthy: created`);
    expect(ranIn()).toEqual(["first", "second", "first", "second", "first", "second"]);
    expect(names()).toEqual([`${project}-db-1`, `${project}-early-1`, `${project}-web-1`]);
  });

  test.each([
    ["nothing has changed", {}, []],
    ["the same, compared by Pulumi", {}, ["--full"]],
    ["the same, looked at by Pulumi", {}, ["--refresh"]],
    ["another hook", { first: "other" }, []],
    ["somebody else is named", {}, ["early"]],
  ] as const)("they do not run again: %s", (_, shape, args) => {
    const { status, said } = up(shape, ...args);
    expect({ status, said: said.match(/succeeded in .*/)?.[0] }).toEqual({
      status: 0,
      said: expect.stringMatching(/: \d+ unchanged$/),
    });
    expect(ranIn()).toHaveLength(6);
  });

  test("in a replica more they run, and in no other", () => {
    expect(up({ scale: 2 }).status).toBe(0);
    expect(ranIn()).toHaveLength(6);
    expect(ranIn(2)).toEqual(["first", "second"]);
  });

  test("in a container that is made anew they run, and before whoever waits goes on", () => {
    const { status, said } = up({ edit: "b" });
    expect({ status, said: status === 0 ? "" : said }).toEqual({ status: 0, said: "" });
    expect(ranIn()).toEqual(["first", "second"]);
    expect(up({ edit: "b" }).said).toMatch(/: \d+ unchanged$/m);
  });

  test("a service goes with its marks", () => {
    expect(folder.run("down", "web", "--yes").status).toBe(0);
    const { status, stdout } = folder.run("down", "db", "early", "--yes");
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining("db-1.post_healthy: deleted") });
  });

  test("a file that is wrong is refused, with the line", () => {
    folder.write(compose({}).replace("- command: sh", "- comand: sh"));
    const { status, stderr } = folder.run("up");
    expect(status).toBe(2);
    expect(stderr).toContain("compose.yaml:13:19 error compose/unknown-attribute: `comand` is not");
  });
});
