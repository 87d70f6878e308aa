import { CONTAINER_SPEC } from "../../schema/service-container";
import { parseGoDuration } from "../../values/go-duration";
import { flagOf, numberOf, objectOf, textMapOf, textOf, textsOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import { compact } from "../compact";
import { labelsToMap } from "../labels";
import { objectsInHashOrder } from "../set-hash";
import { serviceMounts } from "./mounts";

/** Nanoseconds; what is no duration counts as 0. */
export function nanoseconds(values: ValueMap, key: string): number {
  return Number(parseGoDuration(textOf(values, key)) ?? 0n);
}

/**
 * `taskSpec.containerSpec` as the swarm wants it. Everything is sent, given or not; so a grace period that was not given
 * is 0 and the tasks are killed at once, and an image's own health check is overridden by an empty one, which keeps it.
 */
export function containerSpec(spec: ValueMap): Record<string, unknown> {
  const listed = (key: string) => {
    const list = textsOf(spec, key);
    return list.length > 0 ? list : undefined;
  };
  return compact({
    Image: textOf(spec, "image"),
    Labels: labelsToMap(spec),
    Command: listed("commands"),
    Args: listed("args"),
    Hostname: textOf(spec, "hostname") || undefined,
    Env: Object.entries(textMapOf(spec, "env"))
      .filter(([key]) => key !== "")
      .map(([key, value]) => `${key}=${value}`)
      .sort(),
    Dir: textOf(spec, "dir") || undefined,
    User: textOf(spec, "user") || undefined,
    Groups: listed("groups"),
    Privileges: privileges(spec),
    ReadOnly: flagOf(spec, "readOnly") || undefined,
    Mounts: serviceMounts(spec),
    StopSignal: textOf(spec, "stopSignal") || undefined,
    StopGracePeriod: nanoseconds(spec, "stopGracePeriod"),
    Healthcheck: healthcheck(spec),
    Hosts: members(spec, "hosts").map((host) => `${textOf(host, "ip")} ${textOf(host, "host")}`),
    DNSConfig: dnsConfig(spec),
    Secrets: references(spec, "secrets", "secret"),
    Configs: references(spec, "configs", "config"),
    Isolation: textOf(spec, "isolation"),
    Sysctls: textMapOf(spec, "sysctl"),
    CapabilityAdd: listed("capAdds"),
    CapabilityDrop: listed("capDrops"),
    Init: flagOf(spec, "init"),
  });
}

function members(spec: ValueMap, name: string): ValueMap[] {
  const field = CONTAINER_SPEC[name];
  return field ? objectsInHashOrder(field, spec[name]) : [];
}

function privileges(spec: ValueMap): object | undefined {
  const given = objectOf(spec, "privileges");
  if (given === undefined) return undefined;
  const credential = objectOf(given, "credentialSpec");
  const context = objectOf(given, "seLinuxContext");
  return {
    // A trap of the official plugin: the registry is sent as the file.
    ...(credential && { CredentialSpec: { File: textOf(credential, "registry") } }),
    ...(context && {
      SELinuxContext: {
        Disable: flagOf(context, "disable"),
        User: textOf(context, "user"),
        Role: textOf(context, "role"),
        Type: textOf(context, "type"),
        Level: textOf(context, "level"),
      },
    }),
  };
}

function healthcheck(spec: ValueMap): object {
  const check = objectOf(spec, "healthcheck");
  if (check === undefined) return {};
  return {
    Test: textsOf(check, "tests"),
    Interval: nanoseconds(check, "interval"),
    Timeout: nanoseconds(check, "timeout"),
    StartPeriod: nanoseconds(check, "startPeriod"),
    Retries: numberOf(check, "retries"),
  };
}

function dnsConfig(spec: ValueMap): object {
  const dns = objectOf(spec, "dnsConfig");
  if (dns === undefined) return {};
  return {
    Nameservers: textsOf(dns, "nameservers"),
    Search: textsOf(dns, "searches"),
    Options: textsOf(dns, "options"),
  };
}

function references(spec: ValueMap, property: string, kind: "secret" | "config"): object[] {
  const prefix = kind === "secret" ? "Secret" : "Config";
  return members(spec, property).map((reference) => ({
    [`${prefix}ID`]: textOf(reference, `${kind}Id`),
    [`${prefix}Name`]: textOf(reference, `${kind}Name`),
    File: {
      Name: textOf(reference, "fileName"),
      UID: textOf(reference, "fileUid"),
      GID: textOf(reference, "fileGid"),
      Mode: numberOf(reference, "fileMode"),
    },
  }));
}
