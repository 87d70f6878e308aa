import { containersOf, engine, leftovers } from "../../pulumi-compose/e2e/support/engine";
import { PulumiProject } from "../../pulumi-compose/e2e/support/pulumi-project";
import { describeWithToolchain } from "../../pulumi-compose/e2e/support/toolchain";
import { ComposeFolder } from "./support/compose-folder";
import { takeoverFile, takeovers } from "./takeover/cases";

const project = "pcto";

interface Run {
  readonly code: number | null;
  readonly text: string;
}

/** A way to bring a file up. */
interface Way {
  write(compose: string): void;
  up(): Promise<Run>;
  /** An `up` that is to have nothing to do. */
  again(): Promise<Run>;
  refresh(): Promise<Run>;
  preview(): Promise<Run>;
  dispose(): Promise<void>;
}

function byProgram(): Way {
  const files = {
    "index.js": `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${project}", { file: "compose.yaml" });\n`,
    "compose.yaml": "services: {}",
  };
  const pulumi = new PulumiProject({ name: project, files });
  return {
    write: (compose) => pulumi.write({ "compose.yaml": compose }),
    up: () => pulumi.up(),
    again: () => pulumi.up("--expect-no-changes"),
    refresh: () => pulumi.up("--refresh", "--expect-no-changes"),
    preview: () => pulumi.preview(),
    dispose: () => pulumi.dispose(),
  };
}

function byCommand(): Way {
  const folder = new ComposeFolder();
  const run = async (...args: string[]): Promise<Run> => {
    const { status, stdout, stderr } = folder.run(...args);
    return { code: status, text: `${stdout}${stderr}` };
  };
  const unchanged = async (...args: string[]): Promise<Run> => {
    const { code, text } = await run("up", "--json", ...args);
    const changed = /"op":"(?!same|refresh)[^"]*","status":"done"/.test(text);
    return { code: changed ? 1 : code, text };
  };
  return {
    write: (compose) => folder.write(compose),
    up: () => run("up"),
    again: () => unchanged(),
    refresh: () => unchanged("--refresh"),
    preview: () => run("preview"),
    dispose: async () => {
      const { code, text } = await run("down", "--volumes", "--yes");
      folder.dispose();
      if (code !== 0) throw new Error(text);
    },
  };
}

const names = async () => (await containersOf(project)).map((name) => name.slice(project.length));
const expected = takeovers.flatMap(({ there }) => there).sort();

async function must(run: Promise<Run>): Promise<string> {
  const { code, text } = await run;
  if (code !== 0) throw new Error(text);
  return text;
}

describeWithToolchain.each([
  ["pulumi-compose up", byCommand],
  ["pulumi up", byProgram],
] as const)("what one service held passes to another: %s", (_, open) => {
  let way: Way;
  let told = "";

  beforeAll(async () => {
    way = open();
    way.write(takeoverFile("before"));
    await must(way.up());
  });

  afterAll(async () => {
    await way.dispose();
    expect(await leftovers(project)).toEqual([]);
  });

  test("an update that is refused before touches nothing", async () => {
    const before = await names();
    const refused = takeoverFile("before")
      .replace("  port-a: { <<: *base", "  port-b: { <<: *base, depends_on: { never: { condition: service_healthy } }")
      .replace(
        "networks: { default:",
        '  never: { <<: *base, healthcheck: { test: "false", interval: 1s, retries: 1 } }\nnetworks: { default:',
      );
    way.write(refused);
    const { code, text } = await way.up();
    expect(text).toContain('service "never"');
    expect(code).not.toBe(0);
    expect(text).not.toContain("not in the file any more");
    expect(await names()).toEqual([...before, "-never-1"].sort());
    expect((await engine().getContainer(`${project}-port-a-1`).inspect()).State.Running).toBe(true);
  });

  test("in one update", async () => {
    way.write(takeoverFile("after"));
    told = await must(way.up());
    expect(await names()).toEqual(expected);
  });

  test.each(takeovers.map((one) => [one.name, one] as const))("%s", async (_name, { there, early, before }) => {
    for (const name of there) {
      const { State } = await engine().getContainer(`${project}${name}`).inspect();
      expect(State).toMatchObject({ Running: true });
    }
    const services = [...before.matchAll(/^ {2}([a-z-]+):/gm)].map(([, service]) => service);
    const aside = services.filter((service) =>
      new RegExp(`(stopped|renamed) [^\\n]*${nameOf(service ?? "")}`).test(told),
    );
    expect(aside.length > 0).toBe(early);
  });

  test("and nothing is left to do, nor has anybody lost count", async () => {
    await must(way.again());
    await must(way.refresh());
  });
});

describeWithToolchain("an update that fails after something was set aside", () => {
  const folder = new ComposeFolder();
  const file = (service: string, attributes = "") => `
name: pctofail
services:
  ${service}: { image: "pulumi-compose/busybox:local", command: sleep 1000, stop_grace_period: 0s, ports: ["127.0.0.1:25320:80"]${attributes} }
`;
  const up = () => folder.run("up");

  afterAll(async () => {
    expect(folder.run("down", "--volumes", "--yes").status).toBe(0);
    folder.dispose();
    expect(await leftovers("pctofail")).toEqual([]);
  });

  test("has deleted nothing, and the file before brings it back", async () => {
    folder.write(file("old"));
    expect(up().status).toBe(0);
    const before = await engine().getContainer("pctofail-old-1").inspect();
    folder.write(file("new", ", devices: [/dev/not-there]"));
    const failed = up();
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain("stopped pctofail-old-1, which is not in the file any more, for port 25320/tcp");
    expect((await engine().getContainer(before.Id).inspect()).State.Running).toBe(false);
    folder.write(file("old"));
    const back = up();
    expect(back.stdout).toContain(`container pctofail-old-1 is called ${before.Id.slice(0, 12)}_pctofail-old-1`);
    expect(back.status).toBe(0);
    expect((await engine().getContainer("pctofail-old-1").inspect()).State.Running).toBe(true);
    expect(folder.run("up", "--json").stdout).not.toMatch(/"op":"(?!same)[^"]*","status":"done"/);
  });
});

/** What a service's first container is called before the edit. */
function nameOf(service: string): string {
  const own = /container_name: ([a-z-]+)/.exec(
    takeovers
      .map(({ before }) => before)
      .find((text) => text.includes(`  ${service}:`))
      ?.split("\n")
      .find((line) => line.startsWith(`  ${service}:`)) ?? "",
  )?.[1];
  return own ?? `${project}-${service}-`;
}
