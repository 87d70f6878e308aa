import type { ServiceConfig } from "@pulumi-compose/parser";
import type { Support } from "../common/support";

const noField = "a pod has no such field";
const windows = "only Windows containers know it";
const nodes = "set it for the nodes' container runtime";
const ownPod = "each service has a pod of its own";

/** Every attribute of a service (the compiler sees to it that none is missing), in the order of the alphabet. */
export const support: Readonly<Record<Exclude<keyof ServiceConfig, "extensions">, Support>> = {
  annotations: { becomes: "the pods' `annotations`" },
  attach: { nothing: "it is about what a client shows" },
  blkio_config: { leftOut: noField },
  build: {
    inferred:
      "a `docker.RemoteImage` that is built here and pushed, named by its content, to the registry in `image` or in the project's `x-pulumi-compose: { registry: … }`; without one an error",
  },
  cap_add: { becomes: "`securityContext.capabilities.add`" },
  cap_drop: { becomes: "`securityContext.capabilities.drop`" },
  cgroup: { leftOut: noField },
  cgroup_parent: { leftOut: noField },
  command: { becomes: "`args`, with `$` escaped where Kubernetes would replace it" },
  configs: {
    becomes:
      "a `ConfigMap` named by its content, mounted as a file; it belongs to root: `uid` and `gid` are left out. One that is `external` has to be in the namespace, with the content in a field of the name that it has in the file: `configs: { FIELD: { external: true, name: NAME } }`",
  },
  container_name: {
    inferred: "one more `Service` of that name, where it is a name in DNS; pods are named by Kubernetes",
  },
  cpu_count: { leftOut: windows },
  cpu_percent: { leftOut: windows },
  cpu_period: { leftOut: noField, instead: "say it as `deploy.resources.limits.cpus`" },
  cpu_quota: { leftOut: noField, instead: "say it as `deploy.resources.limits.cpus`" },
  cpu_rt_period: { leftOut: noField },
  cpu_rt_runtime: { leftOut: noField },
  cpu_shares: { leftOut: noField, instead: "say what it needs in `deploy.resources.reservations.cpus`" },
  cpus: { becomes: "`resources.limits.cpu`; what is not reserved otherwise, Kubernetes reserves as much of" },
  cpuset: { leftOut: noField, instead: "set the CPU manager's policy of the nodes' kubelets" },
  credential_spec: { leftOut: windows },
  depends_on: { acts: "`dependsOn`, gates; `restart: true` is left out" },
  deploy: {
    inferred:
      "`replicas`; `mode`: `Deployment`, `DaemonSet` (`global`) or `Job` (`replicated-job`); `update_config`: `strategy`, `minReadySeconds`; `placement`: `nodeSelector`, `affinity`, `topologySpreadConstraints`; `resources`; `labels`: the workload's `annotations`; `endpoint_mode: dnsrr`: a headless `Service`. What of it Kubernetes does not have, `rollback_config` above all, is left out",
  },
  develop: { nothing: "it is about `docker compose watch`" },
  device_cgroup_rules: { leftOut: noField },
  devices: {
    leftOut: noField,
    instead: "a device plugin gives pods devices: `deploy.resources.reservations.devices` for GPUs",
  },
  dns: { inferred: "`dnsConfig.nameservers`, asked after the cluster's own" },
  dns_opt: { becomes: "`dnsConfig.options`" },
  dns_search: { becomes: "`dnsConfig.searches`" },
  domainname: { leftOut: "a pod's domain is the cluster's" },
  entrypoint: { becomes: "`command`, with `$` escaped where Kubernetes would replace it" },
  env_file: { acts: "read into `environment`" },
  environment: { becomes: "`env`, with `$` escaped where Kubernetes would replace it" },
  expose: { becomes: "`ports` of the `Service`: with them it has a virtual address" },
  external_links: {
    leftOut: "a container outside of the cluster has no name in it",
    instead: "name its address in `extra_hosts`",
  },
  extra_hosts: { becomes: "`hostAliases`; `host-gateway` is left out" },
  gpus: { inferred: "`resources.limits`: `nvidia.com/gpu` or `amd.com/gpu`, where a number is given" },
  group_add: { becomes: "the pod's `securityContext.supplementalGroups`; a name is an error" },
  healthcheck: {
    inferred:
      "`startupProbe` and `readinessProbe`, and `livenessProbe` with `x-pulumi-compose: { liveness: true }`; a plain `curl -f`, `wget` or `nc -z` of the container itself as `httpGet` or `tcpSocket`, all else as `exec`. [More](#healthchecks)",
  },
  hostname: { becomes: "`hostname`, where it is one of small letters, digits and dashes" },
  image: { becomes: "`image`" },
  init: { inferred: "`shareProcessNamespace`: the pod's first process takes care of those that others leave" },
  ipc: { becomes: "`hostIPC` for `host`; another service's is left out" },
  isolation: { leftOut: windows },
  label_file: { acts: "read into `labels`" },
  labels: { inferred: "the pods' `labels`; what Kubernetes takes for no label's value, their `annotations`" },
  links: { acts: "an order of starts, and one more `Service` for each alias" },
  logging: { leftOut: "a node keeps what its containers say, or sends it on", instead: "a collector of the cluster's" },
  mac_address: { leftOut: "Kubernetes gives every pod an address of its own" },
  mem_limit: { becomes: "`resources.limits.memory`; what is not reserved otherwise, Kubernetes reserves as much of" },
  mem_reservation: { becomes: "`resources.requests.memory`" },
  mem_swappiness: { leftOut: noField },
  memswap_limit: { leftOut: noField },
  models: { leftOut: "a cluster runs no models by itself" },
  name: { acts: "the names of its objects, in a namespace of the project's name" },
  network_mode: {
    rejected:
      "`service:…` and `container:…`: each service has a pod and an address of its own. `host` is `hostNetwork`, `none` a `NetworkPolicy` that lets nothing through",
    instead: "let them share a network, and reach each other by their names",
  },
  networks: {
    becomes:
      "where there are several, a `NetworkPolicy` for each; aliases are `Service`s, known in the whole namespace. Addresses and options are left out",
  },
  oom_kill_disable: { leftOut: noField },
  oom_score_adj: { leftOut: noField },
  pid: { becomes: "`hostPID` for `host`; another service's is left out" },
  pids_limit: {
    leftOut: "a pod's number of processes is its node's to limit",
    instead: "set `podPidsLimit` for the nodes' kubelets",
  },
  platform: { becomes: "`nodeSelector`: `kubernetes.io/os`, `kubernetes.io/arch`" },
  ports: {
    inferred:
      "`ports` of the `Service`, and a second one, `<service>-published`, of type `LoadBalancer`, or `NodePort` with `x-pulumi-compose: { publish: NodePort }`; `mode: host` is `hostPort`. What is for one's own machine only is not published; another address of the host is an error",
  },
  post_start: { inferred: "`lifecycle.postStart`: one command; a failure starts the container again" },
  pre_start: { inferred: "`initContainers`, before every replica" },
  pre_stop: { becomes: "`lifecycle.preStop`: one command" },
  privileged: { becomes: "`securityContext.privileged`" },
  profiles: { acts: "which services there are" },
  provider: { leftOut: "the service is run by a compose provider, not by the cluster" },
  pull_policy: { becomes: "`imagePullPolicy`; `daily`, `weekly` and the like are `Always`" },
  pull_refresh_after: { nothing: "a node looks for the image whenever it starts a pod" },
  read_only: { becomes: "`securityContext.readOnlyRootFilesystem`" },
  restart: { inferred: "of a `Job` its `restartPolicy` and `backoffLimit`; all else is always started again" },
  runtime: { becomes: "`runtimeClassName`" },
  scale: { acts: "`replicas`" },
  secrets: {
    becomes:
      "a `Secret` named by its content, mounted as a file; it belongs to root: `uid` and `gid` are left out. One that is `external` has to be in the namespace, with the content in a field of the name that it has in the file: `secrets: { FIELD: { external: true, name: NAME } }`",
  },
  security_opt: {
    becomes:
      "`securityContext`: `allowPrivilegeEscalation`, `seccompProfile`, `appArmorProfile`, `seLinuxOptions`; the rest is left out",
  },
  shm_size: { becomes: "an `emptyDir` in memory at /dev/shm" },
  stdin_open: { becomes: "`stdin`" },
  stop_grace_period: {
    becomes: "`terminationGracePeriodSeconds`, 10 s unless the file says otherwise; `pre_stop` counts",
  },
  stop_signal: {
    leftOut: "a container gets the signal that its image names",
    instead: "name it in the Dockerfile: `STOPSIGNAL`",
  },
  storage_opt: { leftOut: noField },
  sysctls: { becomes: "the pod's `securityContext.sysctls`" },
  tmpfs: { becomes: "an `emptyDir` in memory with its size; other options are left out" },
  tty: { becomes: "`tty`" },
  ulimits: { leftOut: noField, instead: nodes },
  umask: { leftOut: noField },
  use_api_socket: {
    leftOut: "nodes have no engine of docker's",
    instead: "a service account, for the cluster's own API",
  },
  user: { becomes: "`securityContext.runAsUser`, `runAsGroup`; a name other than `root` is an error" },
  userns_mode: { leftOut: noField },
  uts: { leftOut: ownPod },
  volumes: {
    inferred:
      "a named one a `PersistentVolumeClaim` (one that is `external` has to be in the namespace), or `nfs` by its `driver_opts`; a file of the project a `ConfigMap`; a folder of the host `hostPath`, with a warning; an anonymous one an `emptyDir`, which goes with its pod; `tmpfs` and `image` what they are",
  },
  volumes_from: { leftOut: ownPod, instead: "name the volume in both services" },
  working_dir: { becomes: "`workingDir`" },
};
