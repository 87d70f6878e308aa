import { execFileSync } from "node:child_process";
import { Registry } from "./pulls/registry";
import { ComposeFolder, hasToolchain } from "./support/compose-folder";

interface Line {
  readonly at: number;
  readonly type: string;
  readonly kind?: string;
  readonly image?: string;
  readonly called?: string;
  readonly status?: string;
  readonly op?: string;
  readonly severity?: string;
  readonly message?: string;
}

const project = "pcc-pulls";
const LAYER_MS = 1_500;

(hasToolchain ? describe : describe.skip)("images that are not on the engine", () => {
  const folder = new ComposeFolder();
  let registry: Registry;

  beforeAll(async () => {
    const saved = execFileSync("docker", ["save", "pulumi-compose/busybox:local"], { maxBuffer: 1 << 28 });
    registry = await Registry.start(saved, LAYER_MS);
  });

  afterAll(async () => {
    await run("down", "--volumes", "--rmi", "all", "--yes");
    for (const image of ["web:1", "side:1"]) folder.docker(["image", "rm", "--force", `${registry.host}/${image}`]);
    await registry.end();
    folder.dispose();
  });

  const write = (images: readonly string[]) => {
    const services = images.map(
      (image) => `  ${image.replace(/\W/g, "")}:
    image: "${registry.host}/${image}"
    command: [sh, -c, "trap exit TERM; sleep 100000 & wait"]
    stop_grace_period: 0s\n`,
    );
    folder.write(`name: ${project}\nservices:\n${services.join("")}`);
  };

  async function run(...args: string[]): Promise<{ readonly code: number | null; readonly lines: readonly Line[] }> {
    const { code, out } = await folder.startWith({ DOCKER_CONFIG: folder.path }, ...args, "--json").ended;
    const lines = out.split("\n").flatMap((line): Line[] => (line.startsWith("{") ? [JSON.parse(line)] : []));
    return { code, lines };
  }

  const pulls = (lines: readonly Line[]) => lines.filter(({ type }) => type === "pull");

  test("are pulled side by side while Pulumi starts, and once", async () => {
    write(["web:1", "side:1"]);
    const { code, lines } = await run("up");
    expect(code).toBe(0);
    const begun = pulls(lines).filter(({ status }) => status === "begun");
    const done = pulls(lines).filter(({ status }) => status === "done");
    expect([begun, done].map((some) => some.map(({ image }) => image).sort())).toEqual([
      [`${registry.host}/side:1`, `${registry.host}/web:1`],
      [`${registry.host}/side:1`, `${registry.host}/web:1`],
    ]);
    const asksPulumi = lines.find(({ kind, status }) => kind === "image" && status === "begun");
    for (const { at } of begun) expect(at).toBeLessThanOrEqual(asksPulumi?.at ?? 0);
    const layers = registry.asked.filter((what) => what.startsWith("GET") && what.includes("/blobs/"));
    expect(new Set(layers).size).toBe(layers.length);
  });

  test("are left alone once they are there", async () => {
    write(["web:1", "side:1"]);
    const asked = registry.asked.length;
    const { code, lines } = await run("up", "--full");
    expect(code).toBe(0);
    expect(pulls(lines)).toEqual([]);
    expect(registry.asked).toHaveLength(asked);
  });

  test("that cannot be had are Pulumi's to report, once", async () => {
    write(["web:1", "side:1", "broken/none:1"]);
    const { code, lines } = await run("up");
    expect(code).toBe(1);
    expect(pulls(lines).map(({ status }) => status)).toEqual(["begun", "failed"]);
    const errors = lines.filter(({ type, severity }) => type === "diagnostic" && severity === "error");
    expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining("broken/none:1")]);
  });
});
