import type { ServiceConfig } from "@pulumi-compose/parser";

/** What becomes of an attribute on a single engine. */
export type Support =
  /** It is these arguments of the plugin's Container, or this resource. */
  | { readonly becomes: string }
  /** It acts on the plan or the gates, or has acted already while the file was read. */
  | { readonly acts: string }
  /** The engine and the client that compose is have no part in it, or nothing follows from it. */
  | { readonly nothing: string }
  /** It is left out with a warning, for this reason. */
  | { readonly leftOut: string };

const noArgument = "the plugin has no such argument";
const windows = "only Windows containers know it";

/** Every attribute of a service (the compiler sees to it that none is missing), in the order of the alphabet. */
export const support: Readonly<Record<Exclude<keyof ServiceConfig, "extensions">, Support>> = {
  annotations: { leftOut: noArgument },
  attach: { nothing: "it is about what a client shows" },
  blkio_config: {
    becomes: "`deviceReadBps`, `deviceReadIops`, `deviceWriteBps`, `deviceWriteIops`; weights are left out",
  },
  build: { becomes: "`docker.RemoteImage` with `build`, tagged by the digest of its content" },
  cap_add: { becomes: "`capabilities.adds`" },
  cap_drop: { becomes: "`capabilities.drops`" },
  cgroup: { becomes: "`cgroupnsMode`" },
  cgroup_parent: { becomes: "`cgroupParent`" },
  command: { becomes: "`command`" },
  configs: { becomes: "`uploads`" },
  container_name: { becomes: "`name`" },
  cpu_count: { leftOut: windows },
  cpu_percent: { leftOut: windows },
  cpu_period: { becomes: "`cpuPeriod`" },
  cpu_quota: { becomes: "`cpuQuota`" },
  cpu_rt_period: { leftOut: noArgument },
  cpu_rt_runtime: { leftOut: noArgument },
  cpu_shares: { becomes: "`cpuShares`" },
  cpus: { becomes: "`cpus`" },
  cpuset: { becomes: "`cpuSet`" },
  credential_spec: { leftOut: windows },
  depends_on: { acts: "`dependsOn`, gates, `replaceWith` for `restart: true`" },
  deploy: {
    becomes: "replicas, `cpus`, `memory`, `memoryReservation`, `deviceRequests`, `restart`; the rest is a swarm's",
  },
  develop: { nothing: "it is about `docker compose watch`" },
  device_cgroup_rules: { leftOut: noArgument },
  devices: { becomes: "`devices`" },
  dns: { becomes: "`dns`" },
  dns_opt: { becomes: "`dnsOpts`" },
  dns_search: { becomes: "`dnsSearches`" },
  domainname: { becomes: "`domainname`" },
  entrypoint: { becomes: "`entrypoints`" },
  env_file: { acts: "read into `environment`" },
  environment: { becomes: "`envs`" },
  expose: { nothing: "containers of one network reach each other's ports without it" },
  external_links: { leftOut: "the plugin has no links; put the other container on a shared network" },
  extra_hosts: { becomes: "`hosts`" },
  gpus: { becomes: "`deviceRequests`" },
  group_add: { becomes: "`groupAdds`" },
  healthcheck: { becomes: "`healthcheck`; and the gates" },
  hostname: { becomes: "`hostname`" },
  image: { becomes: "`docker.RemoteImage`, whose id is `image`" },
  init: { becomes: "`init`" },
  ipc: { becomes: "`ipcMode`" },
  isolation: { leftOut: windows },
  label_file: { acts: "read into `labels`" },
  labels: { becomes: "`labels`" },
  links: { becomes: "an order of starts, and aliases on the shared networks" },
  logging: { becomes: "`logDriver`, `logOpts`" },
  mac_address: { becomes: "`networksAdvanced[].macAddress`" },
  mem_limit: { becomes: "`memory` (in MiB, rounded up), `memorySwap`" },
  mem_reservation: { becomes: "`memoryReservation`" },
  mem_swappiness: { leftOut: noArgument },
  memswap_limit: { becomes: "`memorySwap`" },
  models: { leftOut: "the plugin runs no models" },
  name: { acts: "names of containers" },
  network_mode: { becomes: "`networkMode`" },
  networks: { becomes: "`docker.Network`s and `networksAdvanced`" },
  oom_kill_disable: { leftOut: noArgument },
  oom_score_adj: { leftOut: noArgument },
  pid: { becomes: "`pidMode`" },
  pids_limit: { leftOut: noArgument },
  platform: { becomes: "`platform`" },
  ports: { becomes: "`ports`" },
  post_start: { acts: "run in the container after it was created" },
  pre_start: { leftOut: "no container runs before the service's own" },
  pre_stop: {
    leftOut:
      "`pulumi destroy` runs no program that could run it, and refuses to start where a resource has a hook before its deletion; do at the stop signal what has to be done",
  },
  privileged: { becomes: "`privileged`" },
  profiles: { acts: "which services there are" },
  provider: { leftOut: "the service is run by a compose provider, not by the engine" },
  pull_policy: { acts: "`always` and its kin: the registry's digest is the image's trigger" },
  pull_refresh_after: { nothing: "the registry is asked on every `up` where `pull_policy` says so" },
  read_only: { becomes: "`readOnly`" },
  restart: { becomes: "`restart`, `maxRetryCount`" },
  runtime: { becomes: "`runtime`" },
  scale: { acts: "how many containers there are" },
  secrets: { becomes: "`uploads`, secret in the state" },
  security_opt: { becomes: "`securityOpts`" },
  shm_size: { becomes: "`shmSize`" },
  stdin_open: { becomes: "`stdinOpen`" },
  stop_grace_period: { becomes: "`stopTimeout`, `destroyGraceSeconds`" },
  stop_signal: { becomes: "`stopSignal`" },
  storage_opt: { becomes: "`storageOpts`" },
  sysctls: { becomes: "`sysctls`" },
  tmpfs: { becomes: "`tmpfs`" },
  tty: { becomes: "`tty`" },
  ulimits: { becomes: "`ulimits`" },
  umask: { leftOut: noArgument },
  use_api_socket: { leftOut: "the plugin has no such argument; mount the socket instead" },
  user: { becomes: "`user`" },
  userns_mode: { becomes: "`usernsMode`" },
  uts: { leftOut: noArgument },
  volumes: { becomes: "`docker.Volume`s, `volumes`, `mounts`" },
  volumes_from: { becomes: "`volumes[].fromContainer`" },
  working_dir: { becomes: "`workingDir`" },
};

/** Arguments of the plugin's Container that no attribute becomes, and why. */
export const unusedArguments: Readonly<Record<string, string>> = {
  attach: "one-shots are waited for by a gate, which fails with a reason",
  containerReadRefreshTimeoutMilliseconds: "about the plugin itself",
  gpus: "`deviceRequests` says the same and more",
  logs: "a gate's evidence has the log's tail",
  publishAllPorts: "compose has no such attribute",
  removeVolumes: "the plugin's default (true) takes anonymous volumes away, as `docker compose down -v` does",
  rm: "the state must know the container",
  start: "a container that is not started is none",
  wait: "gates wait, for those who asked, with a reason",
  waitTimeout: "belongs to `wait`",
};
