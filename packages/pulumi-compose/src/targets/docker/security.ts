import { reference } from "../../plan/marker";
import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { diagnose } from "../common/diagnose";
import { UNREADABLE_FILE } from "../common/target-messages";

/** Privileges, capabilities, namespaces, devices. */
export function mapSecurity(context: MappingContext): ArgsGroup {
  const { service } = context;
  const adds = service.cap_add?.map(capability);
  const drops = service.cap_drop?.map(capability);
  return compact({
    privileged: service.privileged || undefined,
    readOnly: service.read_only || undefined,
    capabilities: adds?.length || drops?.length ? compact({ adds, drops }) : undefined,
    securityOpts: service.security_opt?.map((option) => securityOption(context, option)),
    groupAdds: service.group_add?.map(String),
    usernsMode: service.userns_mode,
    ipcMode: namespaceMode(context, service.ipc),
    pidMode: namespaceMode(context, service.pid),
    cgroupnsMode: service.cgroup,
    cgroupParent: service.cgroup_parent,
    sysctls: service.sysctls && Object.keys(service.sysctls).length > 0 ? { ...service.sysctls } : undefined,
    devices: service.devices?.map((device) =>
      compact({
        hostPath: device.source,
        containerPath: device.target ?? device.source,
        permissions: device.permissions ?? "rwm",
      }),
    ) as NonNullable<ArgsGroup["devices"]> | undefined,
  });
}

/** The plugin reads `NET_ADMIN` back as `CAP_NET_ADMIN` and would replace the container for it. */
function capability(name: string): string {
  const upper = name.toUpperCase();
  return upper === "ALL" || upper.startsWith("CAP_") ? upper : `CAP_${upper}`;
}

/** `service:x` shares the namespace of x's first container; everything else is the engine's own word. */
export function namespaceMode(context: MappingContext, mode: string | undefined): string | undefined {
  if (mode === undefined || mode === "") return undefined;
  const service = /^service:(.+)$/s.exec(mode)?.[1];
  return service === undefined ? mode : `container:${reference("container", context.containerKey(service), "id")}`;
}

/** A seccomp profile is a file on this side: the engine wants its content. */
function securityOption(context: MappingContext, option: string): string {
  const path = /^seccomp[:=](.+)$/s.exec(option)?.[1];
  if (path === undefined || path === "unconfined" || path === "builtin") return option;
  const bytes = context.files.read(path);
  if (bytes) return `seccomp=${JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)))}`;
  diagnose(context, UNREADABLE_FILE, ["security_opt"], { what: "the seccomp profile", path }, { hint: "create it" });
  return option;
}
