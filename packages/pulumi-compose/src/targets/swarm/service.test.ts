import { swarmServiceOf } from "../../testing/swarm-plan-of";

const container = (attributes: string, rest?: string) => swarmServiceOf(attributes, rest).args.taskSpec.containerSpec;
const task = (attributes: string) => swarmServiceOf(attributes).args.taskSpec;

test("docker stack's names and labels", () => {
  const { args } = swarmServiceOf("deploy: { labels: { x: y } }\nlabels: { own: z }");
  expect(args.name).toBe("shop_a");
  expect(args.labels).toEqual([
    { label: "com.docker.stack.image", value: "busybox:latest" },
    { label: "com.docker.stack.namespace", value: "shop" },
    { label: "x", value: "y" },
  ]);
  expect(args.taskSpec.containerSpec.labels).toEqual([
    { label: "com.docker.stack.namespace", value: "shop" },
    { label: "own", value: "z" },
  ]);
});

test.each([
  ["stop_grace_period: 9s", ["warning target/short-grace stop_grace_period"]],
  ["stop_grace_period: 10s", []],
])("%s beside what a swarm takes to remove a service", (attributes, expected) => {
  expect(swarmServiceOf(attributes).said).toEqual(expected);
});

test("what has a default is always said, since the plugin keeps what is not", () => {
  const { args, said } = swarmServiceOf("command: [run]");
  expect(said).toEqual([]);
  expect(args).toEqual({
    name: "shop_a",
    labels: expect.anything(),
    mode: { replicated: { replicas: 1 } },
    taskSpec: {
      containerSpec: {
        image: "busybox:latest",
        labels: expect.anything(),
        args: ["run"],
        init: false,
        stopGracePeriod: "10s",
        healthcheck: { interval: "0s", timeout: "0s", startPeriod: "0s", retries: 0 },
        dnsConfig: { nameservers: [] },
      },
      networksAdvanceds: [{ id: "\uE000@network#id#default\uE001", aliases: ["a"] }],
      placement: { maxReplicas: 0 },
      resources: { limits: { nanoCpus: 0, memoryBytes: 0 }, reservation: { nanoCpus: 0, memoryBytes: 0 } },
      restartPolicy: { condition: "any", delay: "5s", maxAttempts: 0, window: "0s" },
    },
    updateConfig: {
      parallelism: 1,
      delay: "0s",
      maxFailureRatio: "0.0",
      order: "stop-first",
      failureAction: "rollback",
      monitor: "5s",
    },
    rollbackConfig: {
      parallelism: 1,
      delay: "0s",
      maxFailureRatio: "0.0",
      order: "stop-first",
      failureAction: "pause",
      monitor: "5s",
    },
    endpointSpec: { mode: "vip" },
  });
});

test.each<[string, Record<string, unknown>]>([
  ["entrypoint: []", { commands: [""] }],
  ["entrypoint: [x]\ncommand: [y]", { commands: ["x"], args: ["y"] }],
  ["environment: { B: 2, A: x=y }", { env: { A: "x=y", B: "2" } }],
  ["stop_grace_period: 60s", { stopGracePeriod: "1m" }],
  ["stop_grace_period: 1h", { stopGracePeriod: "1h" }],
  ["stop_grace_period: 90s", { stopGracePeriod: "1m30s" }],
  ["init: true", { init: true }],
  ["user: u\ngroup_add: [20]\nworking_dir: /w", { user: "u", groups: ["20"], dir: "/w" }],
  ["cap_add: [net_admin]\ncap_drop: [ALL]", { capAdds: ["CAP_NET_ADMIN"], capDrops: ["ALL"] }],
  ["sysctls: { a.b: 1 }", { sysctl: { "a.b": "1" } }],
  ["extra_hosts: [h:1.2.3.4]", { hosts: [{ host: "h", ip: "1.2.3.4" }] }],
  [
    "dns: [1.1.1.1]\ndns_search: [x]\ndns_opt: [y]",
    { dnsConfig: { nameservers: ["1.1.1.1"], searches: ["x"], options: ["y"] } },
  ],
  ["security_opt: ['label=user:u', 'label:disable']", { privileges: { seLinuxContext: { user: "u", disable: true } } }],
  [
    "tmpfs: ['/t:size=2m,mode=1770', /u]",
    {
      mounts: [
        { type: "tmpfs", target: "/t", tmpfsOptions: { sizeBytes: 2097152, mode: 0o770 } },
        { type: "tmpfs", target: "/u" },
      ],
    },
  ],
  ["volumes: ['/etc/hosts:/h:ro']", { mounts: [{ type: "bind", source: "/etc/hosts", target: "/h", readOnly: true }] }],
  [
    "healthcheck: { disable: true }",
    {
      healthcheck: { tests: ["NONE"], interval: "0s", timeout: "0s", startPeriod: "0s", retries: 0 },
    },
  ],
  [
    "healthcheck: { test: [CMD, x], interval: 1m, retries: 2 }",
    {
      healthcheck: { tests: ["CMD", "x"], interval: "1m", timeout: "0s", startPeriod: "0s", retries: 2 },
    },
  ],
])("%s", (attributes, expected) => {
  expect(container(attributes)).toMatchObject(expected);
});

test.each<[string, Record<string, unknown>]>([
  ["restart: 'no'", { condition: "none" }],
  ["restart: always", { condition: "any" }],
  ["restart: on-failure:3", { condition: "on-failure", maxAttempts: 3 }],
  ["restart: always\ndeploy: { restart_policy: { condition: none } }", { condition: "none" }],
  [
    "deploy: { restart_policy: { delay: 90s, window: 2m, max_attempts: 2 } }",
    { condition: "any", delay: "1m30s", window: "2m", maxAttempts: 2 },
  ],
  ["deploy: { mode: replicated-job }", { condition: "none" }],
])("restarts: %s", (attributes, expected) => {
  expect(task(attributes).restartPolicy).toMatchObject(expected);
});

const check = "healthcheck: { test: [CMD, x], interval: 2s, timeout: 1s, retries: 3 }";

test.each<[string, Record<string, unknown>]>([
  ["command: [x]", { order: "stop-first", monitor: "5s" }],
  [check, { order: "start-first", monitor: "7s" }],
  ["healthcheck: { test: [CMD, x] }", { order: "start-first", monitor: "30s" }],
  [`${check}\nvolumes: ['data:/d']`, { order: "stop-first" }],
  [`${check}\nvolumes: ['/etc/hosts:/d:ro']`, { order: "start-first" }],
  [`${check}\nports: [{ target: 80, mode: host }]`, { order: "stop-first" }],
  [`${check}\ndeploy: { placement: { max_replicas_per_node: 1 } }`, { order: "stop-first" }],
  [
    `${check}\ndeploy: { update_config: { order: stop-first, monitor: 1m, failure_action: pause, parallelism: 0, delay: 90s, max_failure_ratio: 0.3 } }`,
    {
      order: "stop-first",
      monitor: "1m",
      failureAction: "pause",
      parallelism: 0,
      delay: "1m30s",
      maxFailureRatio: "0.3",
    },
  ],
  ["deploy: { mode: replicated-job }", { failureAction: "continue" }],
])("updates: %s", (attributes, expected) => {
  expect(swarmServiceOf(attributes, "volumes: { data: {} }").args.updateConfig).toMatchObject(expected);
});

test("deploy in full", () => {
  const { args, said } = swarmServiceOf(`
scale: 3
platform: linux/arm64
deploy:
  endpoint_mode: dnsrr
  placement:
    constraints: [node.role == manager]
    preferences: [{ spread: node.labels.zone }]
    max_replicas_per_node: 2
  resources:
    limits: { cpus: '0.5', memory: 64m }
    reservations: { cpus: '0.25', generic_resources: [{ discrete_resource_spec: { kind: gpu, value: 2 } }] }`);
  expect(said).toEqual([]);
  expect(args.mode).toEqual({ replicated: { replicas: 3 } });
  expect(args.endpointSpec).toEqual({ mode: "dnsrr" });
  expect(args.taskSpec.placement).toEqual({
    constraints: ["node.role == manager"],
    prefs: ["node.labels.zone"],
    platforms: [{ os: "linux", architecture: "arm64" }],
    maxReplicas: 2,
  });
  expect(args.taskSpec.resources).toEqual({
    limits: { nanoCpus: 500_000_000, memoryBytes: 67108864 },
    reservation: {
      nanoCpus: 250_000_000,
      memoryBytes: 0,
      genericResources: { discreteResourcesSpecs: ["gpu=2"] },
    },
  });
  expect(swarmServiceOf("deploy: { mode: global }").args.mode).toEqual({ global: true });
});

test("ports are sorted, routed or the node's own", () => {
  const { args } = swarmServiceOf(
    "ports: ['8443:443', '53:53/udp', { target: 80, mode: host, published: '80' }, '99']",
  );
  expect(args.endpointSpec?.ports).toEqual([
    { targetPort: 53, protocol: "udp", publishMode: "ingress", publishedPort: 53 },
    { targetPort: 80, protocol: "tcp", publishMode: "host", publishedPort: 80 },
    { targetPort: 99, protocol: "tcp", publishMode: "ingress" },
    { targetPort: 443, protocol: "tcp", publishMode: "ingress", publishedPort: 8443 },
  ]);
});

test("a named volume is a mount, labelled as docker stack labels it", () => {
  const volumes =
    "volumes: { data: { driver: d, driver_opts: { o: p }, labels: { l: m } }, other: { external: true, name: real } }";
  expect(container("volumes: ['data:/d', 'other:/o']", volumes).mounts).toEqual([
    {
      type: "volume",
      source: "shop_data",
      target: "/d",
      volumeOptions: {
        labels: [
          { label: "com.docker.stack.namespace", value: "shop" },
          { label: "l", value: "m" },
        ],
        driverName: "d",
        driverOptions: { o: "p" },
      },
    },
    { type: "volume", source: "real", target: "/o" },
  ]);
});

test.each<[string, string[]]>([
  ["build: .", ["error target/no-image build"]],
  ["image: i\nbuild: .", ["warning target/unsupported build"]],
  ["container_name: cc", ["warning target/unsupported container_name"]],
  ["network_mode: host", ["warning target/unsupported network_mode"]],
  ["devices: ['/dev/x']", ["warning target/unsupported devices"]],
  ["privileged: true", ["warning target/unsupported privileged"]],
  ["ulimits: { nofile: 1 }", ["warning target/unsupported ulimits"]],
  ["environment: [GONE]", ["warning target/unsupported environment.GONE"]],
  ["restart: unless-stopped", ["warning target/restart restart"]],
  ["deploy: { mode: global-job }", ["warning target/job-mode deploy.mode"]],
  ["ports: ['127.0.0.1:80:80']", ["error target/host-ip ports.0"]],
  ["ports: ['80-90:80']", ["error target/port-range ports.0"]],
  ["ports: ['80:80']\ndeploy: { endpoint_mode: dnsrr }", ["error target/ingress-without-address ports"]],
  ["volumes: ['./x:/x']", ["warning target/node-local volumes.0"]],
  ["volumes: ['./x:/x']\ndeploy: { placement: { constraints: [node.hostname == n] } }", []],
  ["volumes: ['./x:/x']\ndeploy: { mode: global }", []],
  ["healthcheck: { test: [CMD, x], start_interval: 1s }", ["warning target/unsupported healthcheck.start_interval"]],
  ["security_opt: [no-new-privileges]", ["warning target/unsupported security_opt.0"]],
  ["tmpfs: ['/t:noexec']", ["warning target/unsupported tmpfs.0"]],
  ["networks: { default: { ipv4_address: 10.0.0.5 } }", ["warning target/unsupported networks.default.ipv4_address"]],
  [
    "deploy: { update_config: { max_failure_ratio: 0.25 } }",
    ["warning target/rounded deploy.update_config.max_failure_ratio"],
  ],
])("%s is said", (attributes, expected) => {
  expect(swarmServiceOf(attributes).said).toEqual(expected);
});
