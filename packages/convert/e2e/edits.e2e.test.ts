import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convert } from "@pulumi-compose/convert";
import type { ContainerInspectInfo } from "dockerode";
import { engine, leftovers } from "../../pulumi-compose/e2e/support/engine";
import { PulumiProject } from "../../pulumi-compose/e2e/support/pulumi-project";
import { busybox, describeWithToolchain } from "../../pulumi-compose/e2e/support/toolchain";

const name = "pcd-edits";

interface Edit {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly shows: (info: ContainerInspectInfo) => unknown;
  readonly becomes: unknown;
}

/** What the plugin accepts and does not apply: only a replacement that nobody but the program asks for does. */
const edits: readonly Edit[] = [
  {
    kind: "a healthcheck, given in part",
    before: 'healthcheck: { test: "true", interval: 7s }',
    after: 'healthcheck: { test: "true", interval: 9s }',
    shows: ({ Config }) => Config.Healthcheck?.Interval,
    becomes: 9e9,
  },
  {
    kind: "a healthcheck, given in full",
    before: 'healthcheck: { test: "true", interval: 7s, timeout: 1s, retries: 1, start_period: 1s }',
    after: 'healthcheck: { test: "true", interval: 7s, timeout: 1s, retries: 2, start_period: 1s }',
    shows: ({ Config }) => Config.Healthcheck?.Retries,
    becomes: 2,
  },
  {
    kind: "tmpfs",
    before: "tmpfs: [/one]",
    after: "tmpfs: [/two]",
    shows: ({ HostConfig }) => Object.keys(HostConfig.Tmpfs ?? {}),
    becomes: ["/two"],
  },
  { kind: "init", before: "init: true", after: "init: false", shows: (i) => i.HostConfig.Init, becomes: false },
  {
    kind: "cpuPeriod and cpuQuota",
    before: "cpu_period: 100000\n    cpu_quota: 50000",
    after: "cpu_period: 50000\n    cpu_quota: 40000",
    shows: ({ HostConfig }) => [HostConfig.CpuPeriod, HostConfig.CpuQuota],
    becomes: [50_000, 40_000],
  },
  {
    kind: "an entry of mounts",
    before: "volumes: [{ type: tmpfs, target: /m, tmpfs: { size: 1048576 } }]",
    after: "volumes: [{ type: tmpfs, target: /n, tmpfs: { size: 1048576 } }]",
    shows: ({ HostConfig }) => HostConfig.Mounts?.map(({ Target }) => Target),
    becomes: ["/n"],
  },
];

function composeWith(phase: "before" | "after"): string {
  const services = edits.map(
    (edit, index) => `  s${index}:\n    <<: *base\n    container_name: ${name}-${index}\n    ${edit[phase]}\n`,
  );
  return `
name: ${name}
x-base: &base { image: "${busybox}", command: sleep 1000, stop_grace_period: 0s }
services:
${services.join("")}  follower:
    <<: *base
    network_mode: none
    depends_on: { s2: { condition: service_started, restart: true } }
`;
}

describeWithToolchain("a converted program's edits that replace by its own wish", () => {
  const source = mkdtempSync(join(tmpdir(), `${name}-source-`));
  const project = new PulumiProject({ name, files: {} });
  const bring = async (phase: "before" | "after") => {
    writeFileSync(join(source, "compose.yaml"), composeWith(phase));
    const { files } = convert({
      cwd: source,
      files: ["compose.yaml"],
      env: {},
      style: "resources",
      out: project.folder,
      name,
    });
    project.write(Object.fromEntries(files));
    const first = await project.up();
    if (first.code !== 0) throw new Error(first.text);
    const again = await project.up("--expect-no-changes");
    if (again.code !== 0) throw new Error(again.text);
    const refreshed = await project.up("--refresh", "--expect-no-changes");
    if (refreshed.code !== 0) throw new Error(refreshed.text);
  };
  const inspect = (container: string) => engine().getContainer(container).inspect();
  let follower = "";

  afterAll(async () => {
    await project.dispose();
    rmSync(source, { recursive: true, force: true });
    expect(await leftovers(name)).toEqual([]);
  });

  test("come up, and stay as they are", async () => {
    await bring("before");
    follower = (await inspect(`${name}-follower-1`)).Id;
  });

  test("are applied, without a name in the way, and stay", () => bring("after"));

  test.each(edits.map((edit, index) => [edit.kind, edit, index] as const))(
    "%s",
    async (_, { shows, becomes }, index) => {
      expect(shows(await inspect(`${name}-${index}`))).toEqual(becomes);
    },
  );

  test("who restarts with one of them has", async () => {
    expect((await inspect(`${name}-follower-1`)).Id).not.toBe(follower);
  });
});
