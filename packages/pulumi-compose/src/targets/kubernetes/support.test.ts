import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { kubernetesServiceOf } from "../../testing/kubernetes-plan-of";
import { fateOf } from "../common/support";
import { support } from "./support";
import { kubernetesSupportPage } from "./support-page";

const root = resolve(__dirname, "../../../../..");

/** Of every attribute a use that says something. What acts elsewhere than in the objects has none. */
const USES: Readonly<Record<string, string>> = {
  annotations: "{ a: b }",
  blkio_config: "{ weight: 10 }",
  build: ".",
  cap_add: "[NET_ADMIN]",
  cap_drop: "[ALL]",
  cgroup: "host",
  cgroup_parent: "a",
  command: "[a]",
  configs: "[c]",
  container_name: "other",
  cpu_count: "1",
  cpu_percent: "1",
  cpu_period: "1000",
  cpu_quota: "1000",
  cpu_rt_period: "1000",
  cpu_rt_runtime: "1000",
  cpu_shares: "10",
  cpus: "1",
  cpuset: "'0'",
  credential_spec: "{ file: a }",
  deploy: "{ mode: global }",
  device_cgroup_rules: "['c 1:3 mr']",
  devices: "['/dev/null']",
  dns: "9.9.9.9",
  dns_opt: "[rotate]",
  dns_search: "x.org",
  domainname: "x.org",
  entrypoint: "[a]",
  environment: "{ A: b }",
  expose: "['80']",
  external_links: "[a]",
  extra_hosts: "['a:10.0.0.1']",
  gpus: "[{ count: 1 }]",
  group_add: "['7']",
  healthcheck: "{ test: a }",
  hostname: "here",
  image: "other",
  init: "true",
  ipc: "host",
  isolation: "default",
  labels: "{ a: b }",
  logging: "{ driver: json-file }",
  mac_address: "'02:42:ac:11:00:02'",
  mem_limit: "64m",
  mem_reservation: "64m",
  mem_swappiness: "10",
  memswap_limit: "64m",
  network_mode: "'container:x'",
  networks: "[front, back]",
  oom_kill_disable: "true",
  oom_score_adj: "10",
  pid: "host",
  pids_limit: "10",
  platform: "linux/arm64",
  ports: "['80']",
  post_start: "[{ command: [a] }]",
  pre_start: "[{ command: [a] }]",
  pre_stop: "[{ command: [a] }]",
  privileged: "true",
  pull_policy: "always",
  read_only: "true",
  restart: "on-failure",
  runtime: "gvisor",
  secrets: "[s]",
  security_opt: "[no-new-privileges]",
  shm_size: "64m",
  stdin_open: "true",
  stop_grace_period: "20s",
  stop_signal: "SIGINT",
  storage_opt: "{ size: 1G }",
  sysctls: "{ net.core.somaxconn: 1 }",
  tmpfs: "/run",
  tty: "true",
  ulimits: "{ nofile: 10 }",
  umask: "'0022'",
  use_api_socket: "true",
  user: "'7'",
  userns_mode: "host",
  uts: "host",
  volumes: "['data:/d']",
  working_dir: "/a",
};
/** What acts on the plan, on other attributes or on which services there are, and is tested there; or is no attribute of one alone. */
const ELSEWHERE = new Set([
  "attach",
  "depends_on",
  "develop",
  "env_file",
  "label_file",
  "links",
  "models",
  "name",
  "profiles",
  "provider",
  "pull_refresh_after",
  "scale",
  "volumes_from",
]);
const FILES = { "/project/s": "x" };
const REST =
  "volumes: { data: }\nnetworks: { front: , back: }\nconfigs: { c: { content: x } }\nsecrets: { s: { file: ./s } }";

test("every attribute has a use here, or acts elsewhere", () => {
  const known = [...Object.keys(USES), ...ELSEWHERE].sort();
  expect(Object.keys(support).sort()).toEqual(known);
});

test.each(Object.entries(USES))("%s is what the table says", (attribute, use) => {
  const fate = new Map(Object.entries(support)).get(attribute);
  if (!fate) throw new Error(`there is no ${attribute}`);
  const bare = kubernetesServiceOf("attach: true", REST, FILES);
  const made = kubernetesServiceOf(`${attribute}: ${use}`, REST, FILES);
  const isChanged = JSON.stringify(made.manifests) !== JSON.stringify(bare.manifests);
  const own = made.said.filter((line) => line.split(" ")[2]?.split(".")[0] === attribute);
  const word = fateOf(fate);
  if (word === "ignored") {
    expect(isChanged).toBe(false);
    expect(own).toEqual([expect.stringMatching(/^warning target\/unsupported /)]);
  } else if (word === "rejected") expect(own).toEqual([expect.stringMatching(/^error /)]);
  else if (attribute === "restart" || attribute === "build") expect(own).toHaveLength(1);
  else expect(isChanged).toBe(true);
  if (word === "translated") expect(own.filter((line) => !line.includes("target/inferred"))).toEqual([]);
});

test("the page about the kubernetes target is what the table says", () => {
  const page = resolve(root, "docs/31-kubernetes-target.md");
  expect(existsSync(page) ? readFileSync(page, "utf8") : "").toBe(kubernetesSupportPage());
});
