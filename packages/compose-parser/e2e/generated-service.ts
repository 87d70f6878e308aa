import fc from "fast-check";

export const serviceNames = ["api", "cache", "db", "web", "worker"] as const;

const text = fc.constantFrom(
  "plain",
  "with space",
  "${OWNER:-nobody}",
  "a$$b",
  "${REGION}-x",
  "",
  "1.10",
  "yes",
  "null",
  "~",
  "0x1f",
  "x: y",
  "#no",
);
const scalar = fc.oneof(
  text,
  fc.integer({ min: -5, max: 70000 }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(1.5, 0.1, 1e21),
);
const duration = fc.constantFrom("10s", "1m30s", "1.5h", "500ms", "0", "2d", "100us", "1h0m1s");
const size = fc.constantFrom("512m", "1g", "1.5k", "64b", "1024", "2GiB", "3 mb");
const key = fc.constantFrom("A", "B", "OWNER", "MODE", "com.example.x", "NONE");

const asList = (record: Record<string, unknown>) =>
  Object.entries(record).map(([name, value]) => (value === null ? name : `${name}=${value}`));
const keyValues = fc
  .tuple(fc.dictionary(key, scalar, { maxKeys: 4 }), fc.boolean())
  .map(([record, list]) => (list ? asList(record) : record));

const port = fc.oneof(
  fc.constantFrom(
    "80",
    "8080:80",
    "127.0.0.1:9000:90/udp",
    "3000-3002:3000-3002",
    "5000-5005:5000",
    "${PORT:-8081}:81",
    "[::1]:70:70",
    ":90",
  ),
  fc.integer({ min: 1, max: 65535 }),
  fc.record(
    {
      target: fc.constantFrom<string | number>(80, "81", 443),
      published: fc.constantFrom<string | number>("8443", 8444, "9000-9005"),
      protocol: fc.constantFrom("tcp", "udp"),
      mode: fc.constantFrom("host", "ingress"),
      host_ip: fc.constant("10.0.0.1"),
      name: fc.constant("http"),
    },
    { requiredKeys: ["target"] },
  ),
);

const volume = fc.constantFrom<unknown>(
  "data:/data",
  "./src:/src:ro",
  "../up:/up/../up2",
  "/etc/hosts:/hosts:ro,z",
  "/anonymous",
  "cache:/cache:nocopy",
  "~/x:/home",
  { type: "bind", source: "./a", target: "/a", bind: { propagation: "rslave" } },
  { type: "bind", source: "b", target: "/b", bind: { create_host_path: false } },
  {
    type: "volume",
    source: "data",
    target: "/v/",
    read_only: "${DEBUG:-false}",
    volume: { nocopy: true, subpath: "x" },
  },
  { type: "tmpfs", target: "/t", tmpfs: { size: "64m", mode: 0o1777 } },
);

const dependsOn = fc.oneof(
  fc.subarray([...serviceNames]),
  fc.dictionary(
    fc.constantFrom(...serviceNames),
    fc.record(
      {
        condition: fc.constantFrom("service_started", "service_healthy", "service_completed_successfully"),
        restart: fc.boolean(),
        required: fc.boolean(),
      },
      { requiredKeys: ["condition"] },
    ),
    { maxKeys: 3 },
  ),
);

const healthcheck = fc.record(
  {
    test: fc.constantFrom<unknown>("curl -f http://localhost", ["CMD", "true"], ["CMD-SHELL", "exit $$X"], ["NONE"]),
    interval: duration,
    timeout: duration,
    retries: fc.constantFrom<unknown>(3, "5", 0),
    start_period: duration,
    start_interval: duration,
    disable: fc.boolean(),
  },
  { requiredKeys: [] },
);

const deploy = fc.record(
  {
    replicas: fc.constantFrom<unknown>(1, "${COUNT:-2}", 0),
    labels: keyValues,
    resources: fc.constantFrom<unknown>(
      { limits: { cpus: "0.5", memory: "50M", pids: 10 } },
      { reservations: { memory: "20m", devices: [{ capabilities: ["gpu"], driver: "nvidia" }] } },
      {},
    ),
    restart_policy: fc.constantFrom<unknown>(
      { condition: "on-failure", delay: "5s", max_attempts: 3, window: "2m" },
      {},
    ),
    update_config: fc.constantFrom<unknown>({
      parallelism: 2,
      delay: "10s",
      order: "start-first",
      max_failure_ratio: 0.3,
    }),
    placement: fc.constantFrom<unknown>({
      constraints: ["node.role == manager"],
      preferences: [{ spread: "node.labels.zone" }],
      max_replicas_per_node: 2,
    }),
    endpoint_mode: fc.constant("vip"),
  },
  { requiredKeys: [] },
);

const build = fc.oneof(
  fc.constantFrom(".", "./app", "https://example.com/x.git"),
  fc.record(
    {
      context: fc.constantFrom("app", "../lib"),
      dockerfile: fc.constant("Dockerfile.dev"),
      args: keyValues,
      target: fc.constant("builder"),
      labels: keyValues,
      cache_from: fc.constant(["type=local"]),
      extra_hosts: fc.constant(["h:1.2.3.4"]),
      shm_size: size,
      tags: fc.constant(["x:1", "x:2"]),
      no_cache: fc.boolean(),
      network: text,
      secrets: fc.constant(["key"]),
      additional_contexts: fc.constant({ lib: "../lib", base: "docker-image://alpine" }),
      platforms: fc.constant(["linux/amd64"]),
      ulimits: fc.constant({ nofile: { soft: 5, hard: 6 } }),
      pull: fc.boolean(),
      provenance: fc.constantFrom<unknown>(true, "mode=max"),
    },
    { requiredKeys: ["context"] },
  ),
);

const optional = {
  annotations: keyValues,
  attach: fc.boolean(),
  build,
  cap_add: fc.subarray(["NET_ADMIN", "SYS_TIME", "ALL"]),
  command: fc.constantFrom<unknown>("echo 'a b' \"c\" d\\ e", ["a", "b"], null, "", [], "run && stop", "a $$B"),
  configs: fc.constantFrom<unknown>(["site"], [{ source: "nginx", target: "/etc/nginx", mode: 0o440, uid: "1" }]),
  cpus: fc.constantFrom<unknown>(0.5, "1.25", 2),
  cpu_shares: fc.constantFrom<unknown>(73, "100"),
  depends_on: dependsOn,
  deploy,
  devices: fc.constantFrom<unknown>(
    ["/dev/a:/dev/b", "/dev/c"],
    [{ source: "/dev/d", target: "/dev/d", permissions: "r" }],
  ),
  dns: fc.constantFrom<unknown>("8.8.8.8", ["1.1.1.1", "8.8.4.4"]),
  dns_search: fc.constantFrom<unknown>("example.com", ["a.com"]),
  entrypoint: fc.constantFrom<unknown>("/run.sh -x", ["sh", "-c"], null),
  env_file: fc.constantFrom<unknown>("web.env", ["./web.env"], [{ path: "missing.env", required: false }, "web.env"]),
  environment: keyValues,
  expose: fc.constantFrom<unknown>([80, "81-82"], ["9000"]),
  extra_hosts: fc.constantFrom<unknown>(["a=1.1.1.1", "b:2.2.2.2", "c=[::1]"], {
    d: "3.3.3.3",
    e: ["4.4.4.4", "5.5.5.5"],
  }),
  group_add: fc.constantFrom<unknown>(["mail", 1000]),
  healthcheck,
  hostname: text,
  init: fc.constantFrom<unknown>(true, "${DEBUG:-true}"),
  labels: keyValues,
  logging: fc.constantFrom<unknown>(
    { driver: "json-file", options: { "max-size": "10m", "max-file": 3 } },
    { driver: "syslog", options: { tag: null } },
    { options: { a: "b" } },
  ),
  mem_limit: size,
  networks: fc.constantFrom<unknown>(["front"], ["front", "back"], {
    back: null,
    front: { aliases: ["x", "y"], ipv4_address: "10.0.0.2", priority: 5 },
  }),
  pids_limit: fc.constantFrom<unknown>(10, "20", -1),
  ports: fc.array(port, { maxLength: 4 }),
  privileged: fc.constantFrom<unknown>(true, "${DEBUG:-false}"),
  profiles: fc.subarray(["dev", "test", "prod"]),
  pull_policy: fc.constantFrom("always", "if_not_present", "missing", "every_12h"),
  restart: fc.constantFrom("always", "on-failure:3", "no", "unless-stopped"),
  scale: fc.constantFrom<unknown>(1, "2"),
  secrets: fc.constantFrom<unknown>(["key"], ["key", "token"], [{ source: "token", target: "t", mode: "0400" }]),
  security_opt: fc.subarray(["no-new-privileges", "label:disable"]),
  shm_size: fc.oneof<fc.Arbitrary<unknown>[]>(size, fc.constant(4096)),
  stop_grace_period: duration,
  sysctls: fc.constantFrom<unknown>({ "net.core.somaxconn": 1024 }, ["net.ipv4.tcp_syncookies=0"]),
  tmpfs: fc.constantFrom<unknown>("/run", ["/run:size=1m", "/tmp"]),
  tty: fc.boolean(),
  ulimits: fc.constantFrom<unknown>({ nproc: 65535 }, { nofile: { soft: 1, hard: 2 }, nproc: 3 }),
  user: text,
  volumes: fc.uniqueArray(volume, { maxLength: 3, selector: (item) => JSON.stringify(item) }),
  working_dir: fc.constantFrom("/app", "./rel"),
  "x-note": fc.constantFrom<unknown>({ a: [1, "${OWNER:-n}"] }, "text"),
};

/** A service: any attributes in any of their forms; a complete one has an image. */
export function generatedService(complete: boolean): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(optional);
  const some = fc.subarray(names, { maxLength: 9 });
  return fc.tuple(some, fc.record(optional)).map(([chosen, all]) => {
    const picked = Object.fromEntries(Object.entries(all).filter(([name]) => chosen.includes(name)));
    return complete ? { image: "example/${REGION:-eu}:1", ...picked } : picked;
  });
}
