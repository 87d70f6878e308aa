import { createHash } from "node:crypto";
import { emptyRecord } from "../decode/record";
import type { ComposeProject } from "../model/project";
import type { ServiceConfig } from "../model/service";
import { byBytes } from "../tree/by-bytes";
import { canonical } from "./canonical";
import { goJson } from "./go-json";

/** The order in which docker compose hashes the attributes of a service; others follow, sorted. */
const order = (
  "annotations attach build develop blkio_config cap_add cap_drop cgroup_parent cgroup cpu_count cpu_percent cpu_period " +
  "cpu_quota cpu_rt_period cpu_rt_runtime cpus cpuset cpu_shares command configs container_name credential_spec " +
  "depends_on deploy device_cgroup_rules devices dns dns_opt dns_search dockerfile domainname entrypoint provider " +
  "environment env_file expose extends external_links extra_hosts group_add gpus hostname healthcheck image init ipc " +
  "isolation labels label_file links logging log_driver log_opt mem_limit mem_reservation memswap_limit mem_swappiness " +
  "mac_address models net network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports privileged " +
  "pull_policy read_only restart runtime scale secrets security_opt shm_size stdin_open stop_grace_period stop_signal " +
  "storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts volume_driver volumes volumes_from " +
  "working_dir pre_start post_start pre_stop pull_refresh_after"
).split(" ");

/** The hash of a service's configuration that `docker compose config --hash` prints and that it labels containers with. */
export function serviceHash(project: ComposeProject, name: string): string | undefined {
  const service = project.services[name];
  if (!service) return undefined;
  const services = emptyRecord<ServiceConfig>();
  services[name] = hashed(service);
  const printed = canonical({ ...project, services }).services;
  const own = isRecord(printed) ? printed[name] : undefined;
  if (!isRecord(own)) return undefined;
  const out = emptyRecord<unknown>();
  for (const key of order) if (Object.hasOwn(own, key)) out[key] = own[key];
  for (const key of Object.keys(own).sort(byBytes)) out[key] = own[key];
  return createHash("sha256").update(goJson(out, 0)).digest("hex");
}

/** What of a service counts: not how it is built, pulled, scaled or ordered. */
function hashed(service: ServiceConfig): ServiceConfig {
  const { build, pull_policy, scale, depends_on, profiles, deploy, ...rest } = service;
  if (!deploy) return rest;
  const { replicas, ...others } = deploy;
  return { ...rest, deploy: others };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
