import { compact } from "../common/context";
import { unsupported } from "../common/diagnose";
import type { ContainerSpecArgs, SwarmContext } from "./swarm-context";

/** Capabilities, sysctls, SELinux. */
export function mapSecurity(context: SwarmContext): ContainerSpecArgs {
  const { service } = context;
  const sysctl = Object.keys(service.sysctls ?? {}).length > 0 ? { ...service.sysctls } : undefined;
  const seLinuxContext = seLinux(context);
  return compact({
    capAdds: service.cap_add?.map(capability),
    capDrops: service.cap_drop?.map(capability),
    sysctl,
    privileges: seLinuxContext && { seLinuxContext },
  });
}

function capability(name: string): string {
  const upper = name.toUpperCase();
  return upper === "ALL" || upper.startsWith("CAP_") ? upper : `CAP_${upper}`;
}

type SeLinux = Record<string, string | boolean>;

/** `label=disable`, `label=user:system_u`, …; the engine's older spelling has a colon. */
function seLinux(context: SwarmContext): SeLinux | undefined {
  const result: SeLinux = {};
  (context.service.security_opt ?? []).forEach((option, position) => {
    const [, label = ""] = /^label[=:](.+)$/.exec(option) ?? [];
    const [, key = "", value = ""] = /^(user|role|type|level):(.+)$/.exec(label) ?? [];
    if (label === "disable") result.disable = true;
    else if (key !== "") result[key] = value;
    else unsupported(context, ["security_opt", position], `a swarm's service knows labels of SELinux only`);
  });
  return Object.keys(result).length > 0 ? result : undefined;
}
