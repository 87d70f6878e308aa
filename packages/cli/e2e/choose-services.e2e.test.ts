import { randomBytes } from "node:crypto";
import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const name = `pcc-choice-${randomBytes(4).toString("hex")}`;
const image = `pulumi-compose/choice:${name}`;
const folder = new ComposeFolder();

/** What each service has in its environment: an edit. */
function write(edits: Partial<Record<"db" | "web" | "other", string>> = {}, more = ""): void {
  const service = (key: "db" | "web" | "other", rest: string) =>
    `  ${key}: { image: "${image}", command: sleep 1000, stop_grace_period: 0s, environment: { EDIT: "${edits[key] ?? ""}" }, ${rest} }`;
  folder.write(
    [
      `name: ${name}`,
      "services:",
      service("db", 'healthcheck: { test: "true", interval: 1s }'),
      service("web", "networks: [front, default], depends_on: { db: { condition: service_healthy } }"),
      service("other", "networks: [back]"),
      more,
      "networks: { front: {}, back: {} }",
    ].join("\n"),
  );
}

/** Ids of the containers by service and number. */
function containers(): Readonly<Record<string, string>> {
  const format = '{{.Label "com.docker.compose.service"}}-{{.Label "com.docker.compose.container-number"}} {{.ID}}';
  const filter = `label=com.docker.compose.project=${name}`;
  const text = folder.docker(["ps", "-a", "--no-trunc", "--filter", filter, "--format", format]);
  return Object.fromEntries(
    text
      .trim()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split(" "))
      .sort(([one = ""], [other = ""]) => one.localeCompare(other)),
  );
}

function networks(): readonly string[] {
  const filter = `label=com.docker.compose.project=${name}`;
  return folder.docker(["network", "ls", "--filter", filter, "--format", "{{.Name}}"]).trim().split("\n").sort();
}

function expectCode(run: ReturnType<ComposeFolder["run"]>, code: number): string {
  expect({ code: run.status, output: run.status === code ? "" : run.stdout + run.stderr }).toEqual({
    code,
    output: "",
  });
  return run.stdout + run.stderr;
}

const withToolchain = hasToolchain ? test : test.skip;
if (!hasToolchain) console.warn("skipped: there is no Pulumi CLI here; `npm run setup` gets one");

beforeAll(() => {
  if (hasToolchain) folder.docker(["tag", "pulumi-compose/busybox:local", image]);
});

afterAll(() => {
  if (hasToolchain) folder.run("down", "--volumes", "--yes");
  folder.dispose();
});

withToolchain(
  "services by name, and the others as they were",
  () => {
    write();
    expectCode(folder.run("-f", "compose.yaml", "up", "-d", "web"), 0);
    expect(Object.keys(containers())).toEqual(["db-1", "web-1"]);
    expect(networks()).toEqual([`${name}_default`, `${name}_front`]);
    expectCode(folder.run("up", "-d"), 0);
    const before = containers();
    expect(Object.keys(before)).toEqual(["db-1", "other-1", "web-1"]);

    // All are edited, one is named.
    write({ db: "1", web: "1", other: "1" });
    expectCode(folder.run("up", "other"), 0);
    const edited = containers();
    expect(edited).toEqual({ ...before, "other-1": expect.any(String) });
    expect(edited["other-1"]).not.toBe(before["other-1"]);

    // What it depends on is not meant, and the old one is good enough.
    expectCode(folder.run("up", "--no-deps", "--scale", "web=2", "web"), 0);
    const scaled = containers();
    expect(scaled).toEqual({ ...edited, "web-1": expect.any(String), "web-2": expect.any(String) });
    expect(scaled["web-1"]).not.toBe(edited["web-1"]);

    // One too many goes, though its siblings stay.
    expectCode(folder.run("up", "--no-deps", "web"), 0);
    const { "web-2": _, ...single } = scaled;
    expect(containers()).toEqual(single);

    folder.docker(["stop", "--time=0", `${name}-web-1`]);
    const kept = expectCode(folder.run("up", "--no-recreate", "--scale", "db=2"), 0);
    expect(kept).toContain(`container ${name}-web-1: started again as it was`);
    expect(containers()).toEqual({ ...single, "db-2": expect.any(String) });
    // It goes although web, which stays, has waited for it.
    const surplus = expectCode(folder.run("up", "db"), 0);
    expect(surplus).toContain(`container ${name}-db-2: deleted`);
    const left = containers();
    expect(left).toEqual({ ...single, "db-1": expect.any(String) });
    expectCode(folder.run("up", "--force-recreate", "other"), 0);
    expect(containers()).toEqual({ ...left, "other-1": expect.any(String) });
    expect(containers()["other-1"]).not.toBe(left["other-1"]);
  },
  180_000,
);

withToolchain(
  "with --no-deps nothing is built but what is named, nor for whoever lends it a network",
  () => {
    const kinds = ["db", "web", "other"] as const;
    const tagOf = (kind: string) => `pulumi-compose/choice-${kind}:${name}`;
    const built = (kind: (typeof kinds)[number], edit: string, rest = "") =>
      `  ${kind}: { image: "${tagOf(kind)}", build: { dockerfile_inline: "FROM ${image}\\nRUN echo ${kind}${edit} > /of" }, command: sleep 1000, stop_grace_period: 0s${rest} }`;
    const writeBuilt = (edit: string) =>
      folder.write(
        [
          `name: ${name}`,
          "services:",
          built("db", edit),
          built("other", edit),
          built("web", edit, ', network_mode: "service:db", depends_on: [other]'),
        ].join("\n"),
      );
    const ids = () =>
      kinds.map((kind) => folder.docker(["image", "inspect", tagOf(kind), "--format", "{{.Id}}"]).trim());
    writeBuilt("1");
    expectCode(folder.run("up"), 0);
    const [before, there] = [ids(), containers()];
    writeBuilt("2");
    expectCode(folder.run("up", "--no-deps", "web"), 0);
    const [db, web, other] = ids();
    expect([db, other]).toEqual([before[0], before[2]]);
    expect(web).not.toBe(before[1]);
    expect(containers()).toEqual({ ...there, "web-1": expect.any(String) });
    expect(containers()["web-1"]).not.toBe(there["web-1"]);
    expectCode(folder.run("up"), 0);
    expect(ids().some((id) => before.includes(id))).toBe(false);
    expectCode(folder.run("down", "--rmi", "all", "--yes"), 0);
  },
  180_000,
);

withToolchain(
  "who lives in a container that would be made anew is not lost",
  () => {
    write(
      { db: "1", web: "1", other: "1" },
      `  side: { image: "${image}", command: sleep 1000, stop_grace_period: 0s, network_mode: "service:db" }`,
    );
    expectCode(folder.run("up"), 0);
    const before = containers();
    write(
      { db: "2", web: "1", other: "1" },
      `  side: { image: "${image}", command: sleep 1000, stop_grace_period: 0s, network_mode: "service:db" }`,
    );
    expect(expectCode(folder.run("up", "web"), 2)).toContain(
      `${name}-side-1 lives in a container that is to be made anew`,
    );
    expect(containers()).toEqual(before);
    expectCode(folder.run("up", "other"), 0);
    expect(containers()).toEqual(before);
    expectCode(folder.run("up", "web", "side"), 0);
    expect(containers()).toEqual({ ...before, "db-1": expect.any(String), "side-1": expect.any(String) });
    write({ db: "2", web: "1", other: "1" });
    expectCode(folder.run("up"), 0);
  },
  180_000,
);

withToolchain(
  "services taken down by name, with what nobody else has",
  () => {
    const before = containers();
    expect(expectCode(folder.run("down", "db"), 2)).toContain("web depends on db");
    expect(expectCode(folder.run("--dry-run", "down"), 0)).toMatch(/: \d+ to delete\n/);
    expectCode(folder.run("down", "--dry-run", "web"), 0);
    expect(containers()).toEqual(before);
    expect(networks()).toHaveLength(3);

    expectCode(folder.run("down", "-t", "0", "web"), 0);
    const { "web-1": _, ...rest } = before;
    expect(containers()).toEqual(rest);
    expect(networks()).toEqual([`${name}_back`, `${name}_default`]);

    expect(expectCode(folder.run("up"), 0)).toContain(`container ${name}-web-1: created`);
    expect(containers()).toEqual({ ...before, "web-1": expect.any(String) });
  },
  120_000,
);

withToolchain(
  "down with the images",
  () => {
    write();
    expectCode(folder.run("up"), 0);
    expect(expectCode(folder.run("down", "--rmi", "local"), 0)).not.toContain(": removed");
    expect(folder.docker(["images", "-q", image])).not.toBe("");
    expectCode(folder.run("up"), 0);
    expect(expectCode(folder.run("down", "--rmi", "all"), 0)).toContain(`image ${image}: removed`);
    expect(folder.docker(["images", "-q", image])).toBe("");
    expect(containers()).toEqual({});
  },
  120_000,
);
