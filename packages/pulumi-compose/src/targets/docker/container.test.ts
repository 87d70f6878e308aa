import { argsOf, planOf } from "../../testing/plan-of";

interface Case {
  readonly attributes: string;
  readonly rest?: string;
  readonly gives: object;
}

/** Each of the plugin's traps (see docs/18-traps.md) and each group of attributes: what is written, what the plugin gets. */
const cases: readonly Case[] = [
  { attributes: "mem_limit: 64m", gives: { memory: 64, memorySwap: 128 } },
  { attributes: "mem_limit: 64m\nmemswap_limit: 64m", gives: { memory: 64, memorySwap: 64 } },
  { attributes: "mem_limit: 64m\nmemswap_limit: -1", gives: { memory: 64, memorySwap: -1 } },
  {
    attributes: "deploy: { resources: { limits: { cpus: '0.50', memory: 50M } } }",
    gives: { cpus: "0.5", memory: 50, memorySwap: 100 },
  },
  {
    attributes: "cap_add: [NET_ADMIN, CAP_SYS_TIME]\ncap_drop: [all]",
    gives: { capabilities: { adds: ["CAP_NET_ADMIN", "CAP_SYS_TIME"], drops: ["ALL"] } },
  },
  {
    attributes: "healthcheck: { test: [CMD, 'true'], interval: 90s, timeout: 1500ms, retries: 4 }",
    gives: { healthcheck: { tests: ["CMD", "true"], interval: "1m30s", timeout: "1.5s", retries: 4 } },
  },
  { attributes: "healthcheck: { interval: 5s }", gives: { healthcheck: { interval: "5s" } } },
  { attributes: "healthcheck: { disable: true }", gives: { healthcheck: { tests: ["NONE"] } } },
  {
    attributes: "ports: ['8081:81', '80', '127.0.0.1:5353:53/udp']",
    gives: {
      ports: [
        { internal: 53, external: 5353, ip: "127.0.0.1", protocol: "udp" },
        { internal: 80, protocol: "tcp" },
        { internal: 81, external: 8081, protocol: "tcp" },
      ],
    },
  },
  { attributes: "entrypoint: []\ncommand: [ls]", gives: { entrypoints: [""], command: ["ls"] } },
  { attributes: "environment: { Z: '1', A: '', N: }", gives: { envs: ["A=", "N", "Z=1"] } },
  { attributes: "volumes: [/scratch]", gives: { removeVolumes: false } },
  { attributes: "stop_grace_period: 1m30s", gives: { stopTimeout: 90, destroyGraceSeconds: 90 } },
  { attributes: "restart: on-failure:5", gives: { restart: "on-failure", maxRetryCount: 5 } },
  { attributes: "restart: unless-stopped", gives: { restart: "unless-stopped" } },
  {
    attributes: "deploy: { restart_policy: { condition: on-failure, max_attempts: 3 } }",
    gives: { restart: "on-failure", maxRetryCount: 3 },
  },
  { attributes: "tmpfs: ['/run:size=1m', '/tmp']", gives: { tmpfs: { "/run": "size=1m", "/tmp": "" } } },
  {
    attributes: "volumes: ['/srv/data:/data:ro']",
    gives: { volumes: [{ hostPath: "/srv/data", containerPath: "/data", readOnly: true }] },
  },
  { attributes: "volumes: ['/anonymous']", gives: { volumes: [{ containerPath: "/anonymous" }] } },
  {
    attributes: "volumes: [{ type: tmpfs, target: /t, tmpfs: { size: 1m, mode: 0755 } }]",
    gives: { mounts: [{ type: "tmpfs", target: "/t", tmpfsOptions: { sizeBytes: 1048576, mode: 493 } }] },
  },
  {
    attributes:
      "volumes: [{ type: bind, source: /srv, target: /s, bind: { propagation: rshared, create_host_path: false } }]",
    gives: { mounts: [{ type: "bind", source: "/srv", target: "/s", bindOptions: { propagation: "rshared" } }] },
  },
  { attributes: "network_mode: host", gives: { networkMode: "host" } },
  {
    attributes: "extra_hosts: ['db=10.0.0.2', 'host.docker.internal:host-gateway']",
    gives: {
      hosts: [
        { host: "db", ip: "10.0.0.2" },
        { host: "host.docker.internal", ip: "host-gateway" },
      ],
    },
  },
  {
    attributes: "logging: { driver: json-file, options: { max-size: 1m } }",
    gives: { logDriver: "json-file", logOpts: { "max-size": "1m" } },
  },
  {
    attributes: "ulimits: { nproc: 65535, nofile: { soft: 1, hard: 2 } }",
    gives: {
      ulimits: [
        { name: "nofile", soft: 1, hard: 2 },
        { name: "nproc", soft: 65535, hard: 65535 },
      ],
    },
  },
  {
    attributes: "devices: ['/dev/null:/dev/x:r']",
    gives: { devices: [{ hostPath: "/dev/null", containerPath: "/dev/x", permissions: "r" }] },
  },
  {
    attributes: "shm_size: 64m\ninit: true\ntty: true\nstdin_open: true",
    gives: { shmSize: 64, init: true, tty: true, stdinOpen: true },
  },
  { attributes: "command: echo ${SECRET}", gives: { command: ["echo", "\uE000SECRET\uE001"] } },
];

describe("a service's container arguments", () => {
  test.each(cases)("$attributes", ({ attributes, rest, gives }) => {
    expect(argsOf(attributes, rest)).toMatchObject(gives);
  });

  test("networks are given by id, with compose's own aliases; external ones by name", () => {
    const args = argsOf(
      "networks: { front: { aliases: [web] }, theirs: }",
      "networks: { front: , theirs: { external: true } }",
    );
    expect(args.networksAdvanced).toEqual([
      { name: "\uE000@network#id#front\uE001", aliases: ["shop-a-1", "a", "web"] },
      { name: "theirs", aliases: ["shop-a-1", "a"] },
    ]);
  });

  test("a secret's content is a marker of its own, a config's is plain; both replace the container when they change", () => {
    const rest = "secrets: { s: { file: /project/s.txt } }\nconfigs: { c: { content: 'k=v' } }";
    const args = argsOf("secrets: [s]\nconfigs: [{ source: c, target: /etc/c.conf, mode: 0400 }]", rest, {
      "/project/s.txt": "hidden",
    });
    expect(args.uploads).toEqual([
      { file: "/etc/c.conf", permissions: "0400", content: "k=v" },
      {
        file: "/run/secrets/s",
        permissions: "0444",
        content: `\uE000@secret#s#${Buffer.from("hidden").toString("base64")}\uE001`,
      },
    ]);
    expect(JSON.stringify(args)).not.toContain("hidden");
  });

  test.each(["configs", "secrets"])("external %s are a swarm's: an error, as with docker compose", (kind) => {
    const { diagnostics } = planOf(
      `services:\n  a:\n    image: b\n    ${kind}: [s]\n${kind}: { s: { external: true } }`,
    );
    expect(diagnostics).toMatchObject([{ code: "target/swarm-only", severity: "error", place: { line: 4 } }]);
  });

  test("a file that cannot be read is an error with the place of its use", () => {
    const plan = planOf("services:\n  a:\n    image: b\n    secrets: [s]\nsecrets: { s: { file: /none } }");
    expect(plan.diagnostics).toContainEqual(
      expect.objectContaining({ code: "target/unreadable-file", severity: "error" }),
    );
    expect(plan.diagnostics.find(({ code }) => code === "target/unreadable-file")?.place).toMatchObject({ line: 4 });
  });

  test("what the plugin cannot express is a warning with its line, once for all replicas", () => {
    const plan = planOf("services:\n  a:\n    image: b\n    scale: 3\n    oom_score_adj: 100");
    const found = plan.diagnostics.filter(({ code }) => code === "target/unsupported");
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: "warning", place: expect.objectContaining({ line: 5 }) });
  });

  test("two published ports for one container port are left to the config hash", () => {
    const [container] = planOf("services:\n  a:\n    image: b\n    ports: ['8080:80', '8081:80']").containers;
    expect(container?.ignoreChanges).toEqual(["ports"]);
    const [other] = planOf("services:\n  a:\n    image: b\n    ports: ['8080:80', '8082:80']").containers;
    const hash = (args: typeof container) =>
      args?.args.labels?.find(({ label }) => label.endsWith("config-hash"))?.value;
    expect(hash(other)).not.toBe(hash(container));
  });

  test.each([
    ["{ interval: 2s }", ["healthcheck"]],
    ['{ test: "true" }', ["healthcheck"]],
    ["{ disable: true }", ["healthcheck"]],
    ['{ test: "true", interval: 1s, timeout: 1s, retries: 2 }', ["healthcheck"]],
    // An engine before 25 drops the start interval, a later one fills it in.
    ['{ test: "true", interval: 1s, timeout: 1s, retries: 2, start_period: 3s }', ["healthcheck"]],
    ['{ test: "true", interval: 1s, timeout: 1s, retries: 2, start_period: 3s, start_interval: 1s }', ["healthcheck"]],
  ])("a healthcheck, in which the image's may show through, is left to the config hash: %s", (healthcheck, ignored) => {
    const file = (check: string) => `services:\n  a:\n    image: b\n    healthcheck: ${check}`;
    const [container] = planOf(file(healthcheck)).containers;
    expect(container?.ignoreChanges).toEqual(ignored);
    const [other] = planOf(file(healthcheck.replace(/(, start_interval: 1s)? }/, ", start_interval: 9s }"))).containers;
    const hash = (args: typeof container) =>
      args?.args.labels?.find(({ label }) => label.endsWith("config-hash"))?.value;
    if (!healthcheck.includes("disable")) expect(hash(other)).not.toBe(hash(container));
  });

  test.each([
    ["security_opt: [no-new-privileges]", []],
    ["security_opt: [no-new-privileges]\n    pid: host", ["securityOpts"]],
    ["security_opt: [no-new-privileges]\n    ipc: host", ["securityOpts"]],
    ["security_opt: [no-new-privileges]\n    ipc: shareable", []],
    ["security_opt: [no-new-privileges]\n    pid: container:x", ["securityOpts"]],
    ["security_opt: [no-new-privileges]\n    privileged: true", ["securityOpts"]],
    ["security_opt: [no-new-privileges, 'label=disable']\n    privileged: true", []],
    ["privileged: true", []],
  ])("security options to which the engine adds are left to the config hash: %s", (attributes, ignored) => {
    const [container] = planOf(`services:\n  a:\n    image: b\n    ${attributes}`).containers;
    expect(container?.ignoreChanges ?? []).toEqual(ignored);
  });

  test("a stop signal, of which Podman makes a number, is left to the config hash", () => {
    const [container, other] = ["SIGINT", "SIGUSR1"].map(
      (signal) => planOf(`services:\n  a:\n    image: b\n    stop_signal: ${signal}`).containers[0],
    );
    expect(container?.ignoreChanges).toEqual(["stopSignal"]);
    const hash = (args: typeof container) =>
      args?.args.labels?.find(({ label }) => label.endsWith("config-hash"))?.value;
    expect(hash(other)).not.toBe(hash(container));
  });

  test.each([
    ["0s", ["stopTimeout"]],
    ["3s", undefined],
  ])("a stop time of nothing, for which Podman takes its own, is left to the config hash: %s", (period, ignored) => {
    const [container] = planOf(`services:\n  a:\n    image: b\n    stop_grace_period: ${period}`).containers;
    expect(container?.ignoreChanges).toEqual(ignored);
  });

  test.each([
    ["configs: [{ source: x, target: /x }]", "configs: { x: { content: '' } }"],
    ["configs: [{ source: x, target: /x }]", "configs: { x: { file: /empty } }"],
    ["configs: [{ source: x, target: /x }]", "configs: { x: { environment: EMPTY } }"],
    ["secrets: [{ source: x, target: /x }]", "secrets: { x: { file: /empty } }"],
    ["secrets: [{ source: x, target: /x }]", "secrets: { x: { environment: EMPTY } }"],
  ])("a file without content is one all the same: %s of %s", (attributes, rest) => {
    const [upload] = argsOf(attributes, rest, { "/empty": "" }).uploads ?? [];
    const secret = `\uE000@secret#x#${Buffer.from("\n").toString("base64")}\uE001`;
    const contentBase64 = attributes.startsWith("secrets") ? secret : "\n";
    expect(upload).toEqual({ file: "/x", permissions: "0444", contentBase64 });
  });

  test("what is read-only has its files mounted, for nothing can be uploaded into it", () => {
    const rest = "secrets: { s: { file: /s.txt } }\nconfigs: { c: { file: /c.txt } }";
    const files = { "/s.txt": "hidden", "/c.txt": "" };
    const args = argsOf("read_only: true\nsecrets: [s]\nconfigs: [{ source: c, target: /etc/c }]", rest, files);
    expect(args.volumes).toEqual([
      { hostPath: "/c.txt", containerPath: "/etc/c", readOnly: true },
      { hostPath: "/s.txt", containerPath: "/run/secrets/s", readOnly: true },
    ]);
    expect(args.uploads).toBeUndefined();
  });

  test.each([
    ["config", "content: x"],
    ["secret", "environment: X"],
  ])("a %s of other than a file in what is read-only is an error, in docker compose's words", (kind, source) => {
    const plan = planOf(
      `services:\n  a:\n    image: b\n    read_only: true\n    ${kind}s: [s]\n${kind}s: { s: { ${source} } }`,
    );
    const message = expect.stringContaining(`cannot create ${kind} "shop_s" in read-only service a: `);
    expect(plan.diagnostics).toMatchObject([
      { code: "target/read-only", severity: "error", message, place: { line: 5 } },
    ]);
  });

  test.each(["config", "secret"])("an unset variable of a %s is an error, in docker compose's words", (kind) => {
    const plan = planOf(`services:\n  a:\n    image: b\n    ${kind}s: [s]\n${kind}s: { s: { environment: UNSET } }`);
    expect(plan.diagnostics).toMatchObject([
      {
        code: "target/unset-variable",
        severity: "error",
        message: `service "a": environment variable "UNSET" required by ${kind} "shop_s" is not set`,
        place: { line: 4 },
      },
    ]);
  });

  test.each([
    ["entrypoint: []", "busybox:latest"],
    ["entrypoint: ''", "busybox:latest"],
    ["entrypoint: []\n    command: []", "busybox:latest"],
    ["entrypoint: []\n    command: [ls]", undefined],
    ["entrypoint: [ls]", undefined],
    ["command: []", undefined],
  ])("an entrypoint that is cleared leaves the image's command: %s", (attributes, image) => {
    const [container] = planOf(`services:\n  a:\n    image: busybox\n    ${attributes}`).containers;
    expect(container?.commandOf).toEqual(image);
    expect(container?.ignoreChanges).toEqual(
      attributes.includes("entrypoint: [ls]") || attributes.startsWith("command") ? undefined : ["entrypoints"],
    );
  });

  test.each([
    ["command: [test, -z, '']", "busybox:latest"],
    ["entrypoint: [test]\n    command: [-z, '']", undefined],
    ["entrypoint: []\n    command: [test, -z, '']", undefined],
    ["entrypoint: [test, -z, '']", undefined],
    ["command: [ls]", undefined],
  ])("a command with an empty word goes behind the image's entrypoint: %s", (attributes, image) => {
    const [container] = planOf(`services:\n  a:\n    image: busybox\n    ${attributes}`).containers;
    expect(container?.entrypointOf).toEqual(image);
  });

  test("a mode of volumes_from that no engine knows is an error", () => {
    const { diagnostics } = planOf("services:\n  a: { image: b, volumes_from: ['c:x'] }\n  c: { image: b }");
    expect(diagnostics).toMatchObject([
      { code: "target/volumes-from", severity: "error", message: expect.stringContaining("`c:x`"), place: { line: 2 } },
    ]);
  });

  test("of a published range each replica takes its own port", () => {
    const plan = planOf("services:\n  a:\n    image: b\n    scale: 2\n    ports: ['8080-8082:80']");
    expect(plan.containers.map(({ args }) => args.ports?.[0]?.external)).toEqual([8080, 8081]);
    expect(plan.diagnostics).toEqual([]);
  });

  test.each([
    ["scale: 3", "error", "has fewer ports than the service has replicas (3)"],
    ["scale: 1", "warning", "the first port is used"],
  ])("a published range with %s is an %s", (scale, severity, text) => {
    const { diagnostics } = planOf(`services:\n  a:\n    image: b\n    ${scale}\n    ports: ['8080-8081:80']`);
    const message = expect.stringContaining(text);
    const place = expect.objectContaining({ line: 5 });
    expect(diagnostics).toMatchObject([{ code: "target/port-range", severity, message, place }]);
  });

  test("an in-place change leaves the config hash alone", () => {
    const hash = (attributes: string) =>
      argsOf(attributes).labels?.find(({ label }) => label.endsWith("config-hash"))?.value;
    expect(hash("restart: always")).toBe(hash("restart: 'no'"));
    expect(hash("hostname: a")).not.toBe(hash("hostname: b"));
  });

  test("edits that the plugin accepts and does not apply replace the container", () => {
    const [container] = planOf("services:\n  a:\n    image: b").containers;
    expect(container?.replaceOnChanges).toEqual(
      expect.arrayContaining(["healthcheck", "tmpfs", "init", "cpuPeriod", "cpuQuota"]),
    );
  });
});
