import type { Comments } from "../source/comments";
import type { ArgumentComments } from "./arguments";

/** Where a service's attribute ends up, for the comments on it. Others keep their name, or go to the resource itself. */
const argumentOf: Readonly<Record<string, readonly string[]>> = {
  command: ["command"],
  container_name: ["name"],
  entrypoint: ["entrypoints"],
  environment: ["envs"],
  env_file: ["envs"],
  working_dir: ["workingDir"],
  stop_grace_period: ["destroyGraceSeconds"],
  restart: ["restart"],
  ports: ["ports"],
  volumes: ["volumes", "mounts"],
  configs: ["uploads"],
  secrets: ["uploads"],
  networks: ["networksAdvanced"],
  network_mode: ["networkMode"],
  extra_hosts: ["hosts"],
  dns: ["dns"],
  labels: ["labels"],
  cap_add: ["capabilities"],
  cap_drop: ["capabilities"],
  logging: ["logDriver"],
  mem_limit: ["memory"],
  user: ["user"],
  privileged: ["privileged"],
  healthcheck: ["healthcheck"],
  init: ["init"],
  hostname: ["hostname"],
  domainname: ["domainname"],
  read_only: ["readOnly"],
  tmpfs: ["tmpfs"],
  ulimits: ["ulimits"],
  sysctls: ["sysctls"],
  shm_size: ["shmSize"],
  stdin_open: ["stdinOpen"],
  tty: ["tty"],
  pid: ["pidMode"],
  ipc: ["ipcMode"],
  stop_signal: ["stopSignal"],
  userns_mode: ["usernsMode"],
  security_opt: ["securityOpts"],
  devices: ["devices"],
  group_add: ["groupAdds"],
  cpus: ["cpus"],
  cpu_shares: ["cpuShares"],
  cpuset: ["cpuSet"],
  memswap_limit: ["memorySwap"],
  gpus: ["gpus"],
  runtime: ["runtime"],
  dns_opt: ["dnsOpts"],
  dns_search: ["dnsSearches"],
};

/** The comments of a service, dealt out to its resources. */
export interface ServiceComments {
  readonly own: readonly string[];
  readonly image: readonly string[];
  readonly dependsOn: readonly string[];
  readonly hooks: readonly string[];
  argument(key: string): ArgumentComments;
}

/** Deals the comments on a service and its attributes out to the arguments that exist. */
export function serviceComments(comments: Comments, service: string, argumentKeys: readonly string[]): ServiceComments {
  const own = [...comments.at("services", service)];
  const byArgument = new Map<string, string[]>();
  const image: string[] = [];
  const dependsOn: string[] = [];
  const hooks: string[] = [];
  const variables = new Map<string, readonly string[]>();
  for (const attribute of comments.keysUnder("services", service)) {
    const lines = comments.under("services", service, attribute);
    const target = argumentOf[attribute]?.find((key) => argumentKeys.includes(key));
    if (attribute === "image" || attribute === "build") image.push(...lines);
    else if (attribute === "depends_on") dependsOn.push(...lines);
    else if (attribute === "post_start") hooks.push(...lines);
    else if (attribute === "environment" && target !== undefined) {
      byArgument.set(target, [...comments.at("services", service, attribute)]);
      const items = comments.keysUnder("services", service, attribute);
      for (const name of items) {
        const under = comments.under("services", service, attribute, name);
        if (/^\d+$/.test(name)) byArgument.get(target)?.push(...under);
        else variables.set(name, under);
      }
    } else if (target !== undefined) byArgument.set(target, [...(byArgument.get(target) ?? []), ...lines]);
    else own.push(...lines);
  }
  return {
    own,
    image,
    dependsOn,
    hooks,
    argument: (key) => ({
      own: byArgument.get(key) ?? [],
      ...(key === "envs" && variables.size > 0 && { items: variables }),
    }),
  };
}
