import type { KubernetesContext } from "./kubernetes-context";
import { USER_NAME } from "./kubernetes-messages";
import type { ContainerSecurityContext, PodSecurityContext } from "./manifest";
import { infer, leaveOut, say } from "./say";

/** As whom a container runs, and what it may do. */
export function mapSecurity(context: KubernetesContext): ContainerSecurityContext | undefined {
  const { config } = context;
  const add = config.cap_add?.map(capability) ?? [];
  const drop = config.cap_drop?.map(capability) ?? [];
  const result: ContainerSecurityContext = {
    ...user(context),
    ...(config.privileged && { privileged: true }),
    ...(config.read_only && { readOnlyRootFilesystem: true }),
    ...((add.length > 0 || drop.length > 0) && {
      capabilities: { ...(add.length > 0 && { add }), ...(drop.length > 0 && { drop }) },
    }),
    ...options(context),
  };
  return Object.keys(result).length > 0 ? result : undefined;
}

/** What all containers of a pod have in common. */
export function mapPodSecurity(context: KubernetesContext): PodSecurityContext | undefined {
  const { config } = context;
  const groups = (config.group_add ?? []).flatMap((group, position) => {
    const id = numberOf(String(group));
    if (id === undefined)
      say(context, USER_NAME, ["group_add", position], { attribute: "group_add", user: String(group) });
    return id ?? [];
  });
  const sysctls = Object.entries(config.sysctls ?? {}).map(([name, value]) => ({ name, value: String(value) }));
  for (const { name } of sysctls) {
    if (SAFE_SYSCTLS.has(name)) continue;
    const hint = "allow it by `allowedUnsafeSysctls` of the nodes' kubelets";
    infer(context, ["sysctls", name], `\`${name}\` is one that nodes refuse unless they are told to allow it`, hint);
  }
  if (groups.length + sysctls.length === 0) return undefined;
  return {
    ...(groups.length > 0 && { supplementalGroups: groups }),
    ...(sysctls.length > 0 && { sysctls }),
  };
}

/** https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls */
const SAFE_SYSCTLS = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_wmem",
]);

function user(context: KubernetesContext): Pick<ContainerSecurityContext, "runAsUser" | "runAsGroup"> {
  const { user: given } = context.config;
  if (given === undefined || given === "") return {};
  const [name = "", group] = given.split(":");
  const [uid, gid] = [numberOf(name), group === undefined || group === "" ? undefined : numberOf(group)];
  if (uid === undefined || (group !== undefined && group !== "" && gid === undefined)) {
    say(context, USER_NAME, ["user"], { attribute: "user", user: uid === undefined ? name : (group ?? "") });
    return {};
  }
  return { runAsUser: uid, ...(gid !== undefined && { runAsGroup: gid }) };
}

function numberOf(text: string): number | undefined {
  if (text === "root") return 0;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function capability(name: string): string {
  return name.toUpperCase().replace(/^CAP_/, "");
}

/** `no-new-privileges`, `seccomp=unconfined`, `apparmor=…`, `label=…`; the engine's older spelling has a colon. */
function options(context: KubernetesContext): ContainerSecurityContext {
  let result: ContainerSecurityContext = {};
  (context.config.security_opt ?? []).forEach((option, position) => {
    const [, key = option, value = ""] = /^([\w-]+)[=:](.+)$/.exec(option) ?? [];
    const part = securityOption(key, value, context);
    if (part) result = { ...result, ...part, ...merged(result, part) };
    else leaveOut(context, ["security_opt", position], "a pod's security context has no such field");
  });
  return result;
}

/** SELinux takes several options for one field. */
function merged(before: ContainerSecurityContext, part: ContainerSecurityContext): ContainerSecurityContext {
  if (!part.seLinuxOptions) return {};
  return { seLinuxOptions: { ...before.seLinuxOptions, ...part.seLinuxOptions } };
}

function securityOption(
  key: string,
  value: string,
  { config }: KubernetesContext,
): ContainerSecurityContext | undefined {
  switch (key) {
    case "no-new-privileges":
      // The API takes the two together for a contradiction, and so it is.
      if (value === "false" || config.privileged) return {};
      return { allowPrivilegeEscalation: false };
    case "seccomp":
      return value === "unconfined" ? { seccompProfile: { type: "Unconfined" } } : undefined;
    case "apparmor":
      return value === "unconfined"
        ? { appArmorProfile: { type: "Unconfined" } }
        : { appArmorProfile: { type: "Localhost", localhostProfile: value } };
    case "label": {
      const [, name = "", text = ""] = /^(user|role|type|level):(.+)$/.exec(value) ?? [];
      return name === "" ? undefined : { seLinuxOptions: { [name]: text } };
    }
    default:
      return undefined;
  }
}
