import type { ContainerInspectInfo } from "dockerode";
import { engine, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";

/** One attribute: what it was, what it becomes, and where the engine shows it. */
interface Edit {
  readonly attribute: string;
  readonly before: string;
  readonly after: string;
  readonly shows: (info: ContainerInspectInfo) => unknown;
  readonly becomes: unknown;
  /** Whether the container is the same one afterwards. */
  readonly inPlace?: true;
}

// `privileged` is not among them: an engine within a sandbox refuses it.
const edits: readonly Edit[] = [
  {
    attribute: "command",
    before: "command: sleep 1000",
    after: "command: sleep 1001",
    shows: (i) => i.Config.Cmd,
    becomes: ["sleep", "1001"],
  },
  {
    attribute: "entrypoint",
    before: "entrypoint: [sleep]\ncommand: ['1000']",
    after: "entrypoint: [sleep, '900']\ncommand: ['1']",
    shows: (i) => i.Config.Entrypoint,
    becomes: ["sleep", "900"],
  },
  {
    attribute: "environment",
    before: "environment: { A: '1', B: '2' }",
    after: "environment: { A: '1', C: '3' }",
    shows: (i) => i.Config.Env?.filter((e) => /^[ABC]=/.test(e)).sort(),
    becomes: ["A=1", "C=3"],
  },
  {
    attribute: "labels",
    before: "labels: { x: '1' }",
    after: "labels: { x: '2' }",
    shows: (i) => i.Config.Labels.x,
    becomes: "2",
  },
  {
    attribute: "hostname",
    before: "hostname: one",
    after: "hostname: two",
    shows: (i) => i.Config.Hostname,
    becomes: "two",
  },
  {
    attribute: "domainname",
    before: "domainname: one.example",
    after: "domainname: two.example",
    shows: (i) => i.Config.Domainname,
    becomes: "two.example",
  },
  {
    attribute: "user",
    before: "user: '0'",
    after: "user: '1000:1000'",
    shows: (i) => i.Config.User,
    becomes: "1000:1000",
  },
  {
    attribute: "working_dir",
    before: "working_dir: /bin",
    after: "working_dir: /",
    shows: (i) => i.Config.WorkingDir,
    becomes: "/",
  },
  { attribute: "init", before: "init: false", after: "init: true", shows: (i) => i.HostConfig.Init, becomes: true },
  { attribute: "tty", before: "tty: false", after: "tty: true", shows: (i) => i.Config.Tty, becomes: true },
  {
    attribute: "stdin_open",
    before: "stdin_open: false",
    after: "stdin_open: true",
    shows: (i) => i.Config.OpenStdin,
    becomes: true,
  },
  {
    attribute: "stop_signal",
    before: "stop_signal: SIGTERM",
    after: "stop_signal: SIGKILL",
    shows: (i) => Reflect.get(i.Config, "StopSignal"),
    becomes: "SIGKILL",
  },
  {
    attribute: "stop_grace_period",
    before: "stop_grace_period: 1s",
    after: "stop_grace_period: 2s",
    shows: (i) => Reflect.get(i.Config, "StopTimeout"),
    becomes: 2,
  },
  {
    attribute: "restart",
    before: "restart: 'no'",
    after: "restart: unless-stopped",
    shows: (i) => i.HostConfig.RestartPolicy?.Name,
    becomes: "unless-stopped",
    inPlace: true,
  },
  {
    attribute: "healthcheck",
    before: "healthcheck: { test: 'true', interval: 1m }",
    after: "healthcheck: { test: 'exit 0', interval: 90s, retries: 7 }",
    shows: (i) => i.Config.Healthcheck,
    becomes: expect.objectContaining({ Test: ["CMD-SHELL", "exit 0"], Interval: 90e9, Retries: 7 }),
  },
  {
    attribute: "tmpfs",
    before: "tmpfs: ['/t:size=1m']",
    after: "tmpfs: ['/t:size=2m']",
    shows: (i) => i.HostConfig.Tmpfs,
    becomes: { "/t": "size=2m" },
  },
  {
    attribute: "volumes (named)",
    before: "volumes: ['one:/v']",
    after: "volumes: ['two:/v']",
    shows: (i) => i.Mounts[0]?.Name,
    becomes: "pce-edits_two",
  },
  {
    attribute: "volumes (bind)",
    before: "volumes: ['/srv:/v:ro']",
    after: "volumes: ['/srv:/v']",
    shows: (i) => i.Mounts[0]?.RW,
    becomes: true,
  },
  {
    attribute: "volumes (tmpfs)",
    before: "volumes: [{ type: tmpfs, target: /t, tmpfs: { size: 1m } }]",
    after: "volumes: [{ type: tmpfs, target: /t, tmpfs: { size: 2m } }]",
    shows: (i) => i.HostConfig.Mounts?.[0]?.TmpfsOptions?.SizeBytes,
    becomes: 2 * 1024 * 1024,
  },
  {
    attribute: "ports",
    before: "ports: ['127.0.0.1:15100:80']",
    after: "ports: ['127.0.0.1:15101:80']",
    shows: (i) => Object.values(i.HostConfig.PortBindings ?? {}),
    becomes: [[{ HostIp: "127.0.0.1", HostPort: "15101" }]],
  },
  {
    attribute: "ports (two for one)",
    before: "ports: ['127.0.0.1:15102:80', '127.0.0.1:15103:80']",
    after: "ports: ['127.0.0.1:15102:80', '127.0.0.1:15104:80']",
    shows: (i) => JSON.stringify(i.HostConfig.PortBindings).includes("15104"),
    becomes: true,
  },
  {
    attribute: "networks",
    before: "networks: [n1]",
    after: "networks: { n1: { aliases: [other] } }",
    shows: (i) => i.NetworkSettings.Networks["pce-edits_n1"]?.Aliases?.includes("other"),
    becomes: true,
  },
  {
    attribute: "networks (address)",
    before: "networks: { n2: { ipv4_address: 10.213.7.10 } }",
    after: "networks: { n2: { ipv4_address: 10.213.7.11 } }",
    shows: (i) => i.NetworkSettings.Networks["pce-edits_n2"]?.IPAddress,
    becomes: "10.213.7.11",
  },
  {
    attribute: "network_mode",
    before: "network_mode: none",
    after: "network_mode: host",
    shows: (i) => i.HostConfig.NetworkMode,
    becomes: "host",
  },
  {
    attribute: "dns",
    before: "dns: [10.0.0.1]",
    after: "dns: [10.0.0.2]",
    shows: (i) => i.HostConfig.Dns,
    becomes: ["10.0.0.2"],
  },
  {
    attribute: "dns_search",
    before: "dns_search: [a.example]",
    after: "dns_search: [b.example]",
    shows: (i) => i.HostConfig.DnsSearch,
    becomes: ["b.example"],
  },
  {
    attribute: "dns_opt",
    before: "dns_opt: ['ndots:1']",
    after: "dns_opt: ['ndots:2']",
    shows: (i) => i.HostConfig.DnsOptions,
    becomes: ["ndots:2"],
  },
  {
    attribute: "extra_hosts",
    before: "extra_hosts: ['a=10.0.0.1']",
    after: "extra_hosts: ['a=10.0.0.2']",
    shows: (i) => i.HostConfig.ExtraHosts,
    becomes: ["a:10.0.0.2"],
  },
  {
    attribute: "mem_limit",
    before: "mem_limit: 32m",
    after: "mem_limit: 48m",
    shows: (i) => i.HostConfig.Memory,
    becomes: 48 * 1024 * 1024,
    inPlace: true,
  },
  {
    attribute: "mem_reservation",
    before: "mem_reservation: 16m",
    after: "mem_reservation: 24m",
    shows: (i) => i.HostConfig.MemoryReservation,
    becomes: 24 * 1024 * 1024,
    inPlace: true,
  },
  {
    attribute: "cpu_shares",
    before: "cpu_shares: 512",
    after: "cpu_shares: 256",
    shows: (i) => i.HostConfig.CpuShares,
    becomes: 256,
    inPlace: true,
  },
  {
    attribute: "cpuset",
    before: "cpuset: '0'",
    after: "cpuset: '0-1'",
    shows: (i) => i.HostConfig.CpusetCpus,
    becomes: "0-1",
    inPlace: true,
  },
  { attribute: "cpus", before: "cpus: 0.5", after: "cpus: 0.25", shows: (i) => i.HostConfig.NanoCpus, becomes: 0.25e9 },
  {
    attribute: "cpu_quota",
    before: "cpu_period: 100000\ncpu_quota: 50000",
    after: "cpu_period: 100000\ncpu_quota: 25000",
    shows: (i) => i.HostConfig.CpuQuota,
    becomes: 25000,
  },
  {
    attribute: "shm_size",
    before: "shm_size: 32m",
    after: "shm_size: 48m",
    shows: (i) => i.HostConfig.ShmSize,
    becomes: 48 * 1024 * 1024,
  },
  {
    attribute: "ulimits",
    before: "ulimits: { nofile: 1024 }",
    after: "ulimits: { nofile: 2048 }",
    shows: (i) => i.HostConfig.Ulimits,
    becomes: [expect.objectContaining({ Name: "nofile", Soft: 2048, Hard: 2048 })],
  },
  {
    attribute: "cap_add",
    before: "cap_add: [NET_ADMIN]",
    after: "cap_add: [SYS_TIME]",
    shows: (i) => i.HostConfig.CapAdd,
    becomes: ["CAP_SYS_TIME"],
  },
  {
    attribute: "cap_drop",
    before: "cap_drop: [MKNOD]",
    after: "cap_drop: [CHOWN]",
    shows: (i) => i.HostConfig.CapDrop,
    becomes: ["CAP_CHOWN"],
  },
  {
    attribute: "read_only",
    before: "read_only: false",
    after: "read_only: true",
    shows: (i) => i.HostConfig.ReadonlyRootfs,
    becomes: true,
  },
  {
    attribute: "security_opt",
    before: "security_opt: ['no-new-privileges:true']",
    after: "security_opt: ['no-new-privileges:false']",
    shows: (i) => i.HostConfig.SecurityOpt,
    becomes: ["no-new-privileges:false"],
  },
  {
    attribute: "sysctls",
    before: "sysctls: { net.core.somaxconn: '1024' }",
    after: "sysctls: { net.core.somaxconn: '2048' }",
    shows: (i) => i.HostConfig.Sysctls,
    becomes: { "net.core.somaxconn": "2048" },
  },
  {
    attribute: "group_add",
    before: "group_add: ['1001']",
    after: "group_add: ['1002']",
    shows: (i) => i.HostConfig.GroupAdd,
    becomes: ["1002"],
  },
  {
    attribute: "ipc",
    before: "ipc: private",
    after: "ipc: shareable",
    shows: (i) => i.HostConfig.IpcMode,
    becomes: "shareable",
  },
  { attribute: "pid", before: "pid: ''", after: "pid: host", shows: (i) => i.HostConfig.PidMode, becomes: "host" },
  {
    attribute: "devices",
    before: "devices: ['/dev/null:/dev/one']",
    after: "devices: ['/dev/null:/dev/two']",
    shows: (i) => i.HostConfig.Devices?.[0]?.PathInContainer,
    becomes: "/dev/two",
  },
  {
    attribute: "logging",
    before: "logging: { driver: json-file, options: { max-size: 1m } }",
    after: "logging: { driver: json-file, options: { max-size: 2m } }",
    shows: (i) => i.HostConfig.LogConfig?.Config,
    becomes: { "max-size": "2m" },
  },
];

const name = "pce-edits";

function composeWith(which: "before" | "after"): string {
  const services = edits.map((edit, index) => {
    const lines = edit[which].split("\n");
    const has = (attribute: string) => lines.some((line) => line.startsWith(`${attribute}:`));
    const all = [
      `image: ${busybox}`,
      ...(has("command") ? [] : ["command: sleep 1000"]),
      ...(has("stop_grace_period") ? [] : ["stop_grace_period: 1s"]),
      ...lines,
    ];
    return `  s${index}:\n${all.map((line) => `    ${line}`).join("\n")}`;
  });
  return `services:\n${services.join("\n")}\nnetworks:\n  n1:\n  n2: { ipam: { config: [{ subnet: 10.213.7.0/24 }] } }\nvolumes: { one: , two: }\n`;
}

function inspectService(index: number): Promise<ContainerInspectInfo> {
  return engine().getContainer(`${name}-s${index}-1`).inspect();
}

describeWithToolchain("an edit of every attribute", () => {
  const project = new PulumiProject({
    name,
    files: {
      "index.js": `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${name}", { file: "compose.yaml" });\n`,
      "compose.yaml": composeWith("before"),
    },
  });
  const before: ContainerInspectInfo[] = [];

  afterAll(async () => {
    await project.dispose();
    expect(await leftovers(name)).toEqual([]);
  });

  test("is stable as first written: a second up, a refresh and a third up change nothing", async () => {
    const first = await project.up();
    expect(first.text).toContain("created");
    expect(first.code).toBe(0);
    expect((await project.up("--expect-no-changes")).code).toBe(0);
    const refreshed = await project.refresh("--expect-no-changes");
    expect(refreshed.text).toContain("unchanged");
    expect(refreshed.code).toBe(0);
    expect((await project.up("--expect-no-changes")).code).toBe(0);
    for (const index of edits.keys()) before.push(await inspectService(index));
  });

  test("is named by the preview, one service each", async () => {
    project.write({ "compose.yaml": composeWith("after") });
    const preview = await project.preview("--diff");
    expect(preview.code).toBe(0);
    for (const index of edits.keys()) expect(preview.text).toContain(`:Container::${name}-s${index}-1`);
  });

  test("is applied, and then stable again", async () => {
    const run = await project.up();
    if (run.code !== 0) throw new Error(run.text);
    expect(run.text).toMatch(/updated|replaced/);
    const wrong: string[] = [];
    for (const [index, { attribute, shows, becomes, inPlace }] of edits.entries()) {
      const info = await inspectService(index);
      try {
        expect(shows(info)).toEqual(becomes);
        expect(info.Id === before[index]?.Id).toBe(inPlace ?? false);
      } catch (error) {
        wrong.push(`${attribute}: ${String(error)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect((await project.up("--expect-no-changes")).code).toBe(0);
    const refreshed = await project.refresh("--expect-no-changes");
    expect(refreshed.code).toBe(0);
    expect((await project.up("--expect-no-changes")).code).toBe(0);
  });
});
