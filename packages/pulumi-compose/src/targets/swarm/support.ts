import type { ServiceConfig } from "@pulumi-compose/parser";
import type { Support } from "../common/support";

const noArgument = "the plugin's Service has no such argument";
const windows = "only Windows containers know it";
const noNamespace = "Swarm lets its containers share no namespaces";
const nodes = "set it for the engines of the nodes";
/** Why nothing is run in a service's containers. */
export const noHooks = "commands can be run on the manager's own node only";
/** What to do instead. */
export const runByEntrypoint = "let the image's entrypoint run it";

/** Every attribute of a service (the compiler sees to it that none is missing), in the order of the alphabet. */
export const support: Readonly<Record<Exclude<keyof ServiceConfig, "extensions">, Support>> = {
  annotations: { leftOut: noArgument },
  attach: { nothing: "it is about what a client shows" },
  blkio_config: { leftOut: noArgument },
  build: {
    leftOut: "Swarm builds no images; `image` has to be found by every node",
    instead: "build it (`docker compose build`) and push it to a registry that all nodes reach; then remove `build`",
  },
  cap_add: { becomes: "`capAdds`" },
  cap_drop: { becomes: "`capDrops`" },
  cgroup: { leftOut: noArgument },
  cgroup_parent: { leftOut: noArgument },
  command: { becomes: "`args`" },
  configs: { becomes: "`docker.ServiceConfig`s named by their content, and `configs`" },
  container_name: {
    leftOut: "Swarm names its containers itself",
    instead: "remove it; others find the service by its name, or by an alias in `networks.<network>.aliases`",
  },
  cpu_count: { leftOut: windows },
  cpu_percent: { leftOut: windows },
  cpu_period: { leftOut: noArgument, instead: "say it as `deploy.resources.limits.cpus`" },
  cpu_quota: { leftOut: noArgument, instead: "say it as `deploy.resources.limits.cpus`" },
  cpu_rt_period: { leftOut: noArgument },
  cpu_rt_runtime: { leftOut: noArgument },
  cpu_shares: { leftOut: noArgument, instead: "say what it needs in `deploy.resources.reservations.cpus`" },
  cpus: { becomes: "`resources.limits.nanoCpus`" },
  cpuset: { leftOut: noArgument },
  credential_spec: { leftOut: windows },
  depends_on: { acts: "`dependsOn`, gates; `restart: true` is left out" },
  deploy: {
    becomes:
      "`mode`, `labels`, `updateConfig`, `rollbackConfig`, `endpointSpec.mode`, `placement`, `resources`, `restartPolicy`; " +
      "`pids` and `devices` are left out",
  },
  develop: { nothing: "it is about `docker compose watch`" },
  device_cgroup_rules: { leftOut: noArgument },
  devices: {
    leftOut: "Swarm gives containers no devices",
    instead: "declare generic resources on the nodes: `deploy.resources.reservations.generic_resources`",
  },
  dns: { becomes: "`dnsConfig.nameservers`" },
  dns_opt: { becomes: "`dnsConfig.options`" },
  dns_search: { becomes: "`dnsConfig.searches`" },
  domainname: { leftOut: noArgument, instead: "say the whole name in `hostname`" },
  entrypoint: { becomes: "`commands`" },
  env_file: { acts: "read into `environment`" },
  environment: { becomes: "`env`" },
  expose: { nothing: "tasks of one network reach each other's ports without it" },
  external_links: { leftOut: "Swarm has no links; put the other service on a shared network" },
  extra_hosts: { becomes: "`hosts`" },
  gpus: {
    leftOut: "Swarm gives containers no devices",
    instead: "declare generic resources on the nodes: `deploy.resources.reservations.generic_resources`",
  },
  group_add: { becomes: "`groups`" },
  healthcheck: {
    becomes:
      "`healthcheck`, by which the swarm calls a task running, and the gates; `start_interval` is left out. A service that is to end has no other than the file gives it: a swarm would kill it for its image's",
  },
  hostname: { becomes: "`hostname`" },
  image: { becomes: "`image`, by its name: each node uses its own copy, or fetches one" },
  init: { becomes: "`init`" },
  ipc: { leftOut: noNamespace },
  isolation: { becomes: "`isolation`" },
  label_file: { acts: "read into `labels`" },
  labels: { becomes: "`containerSpec.labels`; a change replaces the service" },
  links: { becomes: "an order of starts, and `aliases` on the shared networks" },
  logging: { becomes: "`logDriver`" },
  mac_address: { leftOut: "Swarm gives every task addresses of its own" },
  mem_limit: { becomes: "`resources.limits.memoryBytes`" },
  mem_reservation: { becomes: "`resources.reservation.memoryBytes`" },
  mem_swappiness: { leftOut: noArgument },
  memswap_limit: { leftOut: noArgument },
  models: { leftOut: "the plugin runs no models" },
  name: { acts: "`name` (`<project>_<service>`, as `docker stack` has it)" },
  network_mode: {
    leftOut: noNamespace,
    instead: "for the node's own network, take an external network named `host` in `networks`; else remove it",
  },
  networks: { becomes: "`docker.Network`s (attachable overlays) and `networksAdvanceds`" },
  oom_kill_disable: { leftOut: noArgument },
  oom_score_adj: { leftOut: noArgument },
  pid: { leftOut: noNamespace },
  pids_limit: { leftOut: noArgument },
  platform: { becomes: "`placement.platforms`" },
  ports: { becomes: "`endpointSpec.ports`, routed by all nodes (`ingress`) or each node's own (`host`)" },
  post_start: { leftOut: noHooks, instead: runByEntrypoint },
  pre_start: {
    leftOut: "a swarm starts a service's tasks itself, and nothing before them: the service starts without its hooks",
    instead:
      "a service of its own with the hook's command, `deploy: { restart_policy: { condition: none } }` and the volumes that both need, which this one waits for with `condition: service_completed_successfully`",
  },
  pre_stop: { leftOut: "Pulumi destroys without running the program that would run the hook" },
  privileged: { leftOut: "Swarm runs no privileged containers", instead: "say what it needs in `cap_add`" },
  profiles: { acts: "which services there are" },
  provider: { leftOut: "the service is run by a compose provider, not by the engine" },
  pull_policy: { nothing: "each node looks for the image by itself whenever it starts a task" },
  pull_refresh_after: { nothing: "each node looks for the image by itself whenever it starts a task" },
  read_only: { becomes: "`readOnly`" },
  restart: { becomes: "`restartPolicy`, unless `deploy.restart_policy` is there" },
  runtime: { leftOut: noArgument, instead: nodes },
  scale: { acts: "`mode.replicated.replicas`" },
  secrets: { becomes: "`docker.Secret`s named by their content, and `secrets`" },
  security_opt: { becomes: "`privileges.seLinuxContext` for `label`; the rest is left out" },
  shm_size: {
    leftOut: noArgument,
    instead: "mount a `tmpfs` of that size at /dev/shm in `volumes`",
  },
  stdin_open: { leftOut: noArgument },
  stop_grace_period: { becomes: "`stopGracePeriod`" },
  stop_signal: { becomes: "`stopSignal`" },
  storage_opt: { leftOut: noArgument, instead: nodes },
  sysctls: { becomes: "`sysctl`; a change replaces the service" },
  tmpfs: { becomes: "`mounts`" },
  tty: { leftOut: noArgument },
  ulimits: { leftOut: noArgument, instead: `${nodes} (\`default-ulimits\`)` },
  umask: { leftOut: noArgument },
  use_api_socket: { leftOut: "the plugin has no such argument; mount the socket instead" },
  user: { becomes: "`user`" },
  userns_mode: { leftOut: noArgument },
  uts: { leftOut: noNamespace },
  volumes: { becomes: "`mounts`; a named volume is made on the node where a task runs, and stays there" },
  volumes_from: { leftOut: "Swarm mounts nobody else's volumes", instead: "name the volume in both services" },
  working_dir: { becomes: "`dir`" },
};

/** Arguments of the plugin's Service that no attribute becomes, by their paths, and why. */
export const unusedArguments: Readonly<Record<string, string>> = {
  auth: "about registries, not in compose files; `services.<name>.swarmService.auth` in the program sets it",
  convergeConfig:
    "the gates wait, in the program, and say why; after it, the plugin wants a replacement on every `refresh`",
  "taskSpec.containerSpec.privileges.credentialSpec": windows,
  "taskSpec.forceUpdate": "an edit is a new version by itself; a failed one is tried again by a label",
  "taskSpec.networksAdvanceds.name": "deprecated: networks are given by their ids",
  "taskSpec.resources.reservation.genericResources.namedResourcesSpecs": "compose knows discrete ones only",
  "taskSpec.runtime": "there are no compose attributes for plugins",
};
