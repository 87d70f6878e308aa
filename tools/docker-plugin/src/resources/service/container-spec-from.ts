import type { ContainerSpec } from "../../engine/swarm-types";
import type { Value, ValueMap } from "../../values/value";
import { mapToLabels } from "../labels";
import { serviceMountsFrom } from "./mounts";
import { shortDuration } from "./short-duration";

/** A running service's container settings as `taskSpec.containerSpec`. */
export function containerSpecFrom(spec: ContainerSpec): ValueMap {
  return {
    image: spec.Image ?? null,
    labels: mapToLabels(spec.Labels),
    commands: list(spec.Command),
    args: list(spec.Args),
    hostname: spec.Hostname ?? null,
    env: envFrom(spec.Env),
    user: spec.User ?? null,
    dir: spec.Dir ?? null,
    groups: list(spec.Groups),
    privileges: privilegesFrom(spec),
    readOnly: spec.ReadOnly ?? false,
    mounts: serviceMountsFrom(spec.Mounts),
    stopSignal: spec.StopSignal ?? null,
    stopGracePeriod: typeof spec.StopGracePeriod === "number" ? shortDuration(spec.StopGracePeriod) : null,
    healthcheck: healthcheckFrom(spec),
    hosts: (spec.Hosts ?? []).map(hostFrom),
    dnsConfig: dnsFrom(spec),
    secrets: (spec.Secrets ?? []).map((s) =>
      fileFrom(s.File, { secretId: s.SecretID, secretName: s.SecretName ?? "" }),
    ),
    configs: (spec.Configs ?? []).map((c) =>
      fileFrom(c.File, { configId: c.ConfigID, configName: c.ConfigName ?? "" }),
    ),
    isolation: spec.Isolation ?? null,
    sysctl: spec.Sysctls ?? null,
    capAdds: list(spec.CapabilityAdd),
    capDrops: list(spec.CapabilityDrop),
    init: spec.Init ?? false,
  };
}

function list(items: readonly string[] | null | undefined): Value {
  return items ? [...items] : null;
}

function envFrom(env: readonly string[] | null | undefined): Value {
  if (!env || env.length === 0) return null;
  const entries = env.filter(Boolean).map((entry) => {
    const [key = "", ...value] = entry.split("=");
    return [key, value.join("=")];
  });
  return Object.fromEntries(entries);
}

function privilegesFrom({ Privileges: given }: ContainerSpec): Value {
  if (!given) return null;
  const { CredentialSpec: credential, SELinuxContext: context } = given;
  return {
    credentialSpec: credential ? { file: credential.File ?? "", registry: credential.Registry ?? "" } : null,
    seLinuxContext: context
      ? {
          disable: context.Disable ?? false,
          user: context.User ?? "",
          role: context.Role ?? "",
          type: context.Type ?? "",
          level: context.Level ?? "",
        }
      : null,
  };
}

function healthcheckFrom({ Healthcheck: check }: ContainerSpec): Value {
  if (!check) return null;
  return {
    tests: list(check.Test),
    interval: shortDuration(check.Interval),
    timeout: shortDuration(check.Timeout),
    startPeriod: shortDuration(check.StartPeriod),
    retries: check.Retries ?? 0,
  };
}

function hostFrom(entry: string): Value {
  const [ip = "", host = ""] = entry.split(" ");
  return { ip, host };
}

/** Only what is there: an empty configuration is recorded as one without any property. */
function dnsFrom({ DNSConfig: dns }: ContainerSpec): Value {
  if (!dns) return null;
  const given: [string, readonly string[] | null | undefined][] = [
    ["nameservers", dns.Nameservers],
    ["searches", dns.Search],
    ["options", dns.Options],
  ];
  const filled = given.flatMap(([name, items]): [string, Value][] =>
    items && items.length > 0 ? [[name, items]] : [],
  );
  return Object.fromEntries(filled);
}

function fileFrom(
  file: { Name: string; UID?: string; GID?: string; Mode?: number } | undefined,
  names: ValueMap,
): Value {
  return {
    ...names,
    fileName: file?.Name ?? "",
    fileUid: file?.UID ?? "",
    fileGid: file?.GID ?? "",
    fileMode: file?.Mode ?? 0,
  };
}
