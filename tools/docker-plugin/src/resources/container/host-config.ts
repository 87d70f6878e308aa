import { CONTAINER } from "../../schema/container";
import { CAPABILITIES } from "../../schema/container-parts";
import type { Field } from "../../schema/field";
import { flagOf, isSet, numberOf, objectOf, textMapOf, textOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import { compact } from "../compact";
import { objectsInHashOrder, textsInHashOrder } from "../set-hash";
import { binds } from "./binds";
import { capabilityNames } from "./capability-names";
import { deviceRequests } from "./device-requests";
import { mountsOf } from "./mounts";
import { portMaps } from "./ports";
import { resources } from "./resources";

/** The part of the create request that describes how the engine runs the container. */
export function hostConfig(values: ValueMap, apiVersion: string): Record<string, unknown> {
  const { bindings } = portMaps(values);
  const { binds: bindStrings, volumesFrom } = binds(values);
  const listed = (list: string[]) => (list.length > 0 ? list : undefined);
  return compact({
    Privileged: flagOf(values, "privileged"),
    PublishAllPorts: flagOf(values, "publishAllPorts"),
    RestartPolicy: { Name: textOf(values, "restart"), MaximumRetryCount: numberOf(values, "maxRetryCount") },
    Runtime: textOf(values, "runtime"),
    Mounts: mountsOf(values, apiVersion),
    AutoRemove: flagOf(values, "rm"),
    ReadonlyRootfs: flagOf(values, "readOnly"),
    LogConfig: compact({
      Type: textOf(values, "logDriver"),
      Config: isSet(values, "logOpts") ? textMapOf(values, "logOpts") : undefined,
    }),
    Tmpfs: isSet(values, "tmpfs") ? textMapOf(values, "tmpfs") : undefined,
    PortBindings: Object.keys(bindings).length > 0 ? bindings : undefined,
    ExtraHosts: listed(objects(values, "hosts").map((host) => `${textOf(host, "host")}:${textOf(host, "ip")}`)),
    Binds: listed(bindStrings),
    VolumesFrom: listed(volumesFrom),
    ...capabilities(values),
    ...security(values),
    ...resources(values),
    DeviceRequests: deviceRequests(values),
    Dns: listed(texts(values, "dns")),
    DnsOptions: listed(texts(values, "dnsOpts")),
    DnsSearch: listed(texts(values, "dnsSearches")),
    NetworkMode: textOf(values, "networkMode") || undefined,
    UsernsMode: textOf(values, "usernsMode") || undefined,
    PidMode: textOf(values, "pidMode") || undefined,
    IpcMode: textOf(values, "ipcMode") || undefined,
    CgroupnsMode: cgroupnsMode(values),
    CgroupParent: textOf(values, "cgroupParent") || undefined,
    Sysctls: isSet(values, "sysctls") ? textMapOf(values, "sysctls") : undefined,
    StorageOpt: isSet(values, "storageOpts") ? textMapOf(values, "storageOpts") : undefined,
    GroupAdd: listed(texts(values, "groupAdds")),
    Init: flagOf(values, "init"),
  });
}

function texts(values: ValueMap, name: string, field: Field | undefined = CONTAINER[name]): string[] {
  return field ? textsInHashOrder(field, values[name]) : [];
}

function objects(values: ValueMap, name: string): ValueMap[] {
  const field = CONTAINER[name];
  return field ? objectsInHashOrder(field, values[name]) : [];
}

function capabilities(values: ValueMap): object {
  const given = objectOf(values, "capabilities");
  if (given === undefined) return {};
  const adds = capabilityNames(texts(given, "adds", CAPABILITIES.adds));
  const drops = capabilityNames(texts(given, "drops", CAPABILITIES.drops));
  // An empty list is not sent: the engine would show it as one.
  return { ...(adds.length > 0 && { CapAdd: adds }), ...(drops.length > 0 && { CapDrop: drops }) };
}

/** `systempaths=unconfined` is an option of docker's client, not of the engine. */
function security(values: ValueMap): object {
  if (!isSet(values, "securityOpts")) return {};
  const options = texts(values, "securityOpts");
  const unconfined = options.includes("systempaths=unconfined");
  return {
    SecurityOpt: options.filter((option) => option !== "systempaths=unconfined"),
    ...(unconfined && { MaskedPaths: [], ReadonlyPaths: [] }),
  };
}

function cgroupnsMode(values: ValueMap): string | undefined {
  const mode = textOf(values, "cgroupnsMode");
  if (mode !== "" && mode !== "private" && mode !== "host") {
    throw new Error("cgroupns_mode: invalid CGROUP mode, must be either 'private', 'host' or empty");
  }
  return mode || undefined;
}
