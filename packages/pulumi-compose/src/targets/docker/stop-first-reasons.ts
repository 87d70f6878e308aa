import type { Path, ServiceConfig } from "@pulumi-compose/parser";
import type { DiagnosedService } from "../common/diagnose";
import { saidSingleWriter } from "../common/said-single-writer";
import { type Written, writtenVolume } from "./written-volume";

/** What keeps two containers of a service from running side by side. */
export interface StopFirstReason {
  /** Where the file says so. */
  readonly path: Path;
  readonly why: string;
  /** What would help. */
  readonly instead: string;
}

type Found = Omit<StopFirstReason, "path"> & { readonly attribute: readonly (string | number)[] };

const BY_NAME = "leave it out: others find the service by its name, or by an alias under its `networks`";

/** Why the old container of a service has to go before the new one starts: all there is, in the order of what is looked at. */
export function stopFirstReasons(context: DiagnosedService, written: Written): readonly StopFirstReason[] {
  const { service } = context;
  const own = [
    ...publishedPort(service),
    ...fixedName(service),
    ...fixedAddresses(service),
    ...withoutNames(service),
    ...othersNamespaces(service),
    ...hooksBefore(service),
    ...oneWriter(context, written),
  ];
  return [
    ...own.map(({ attribute, ...rest }) => ({ path: ["services", service.name, ...attribute], ...rest })),
    ...sharers(context),
  ];
}

function publishedPort({ name, ports = [], network_mode: mode = "" }: ServiceConfig): readonly Found[] {
  const position = ports.findIndex(({ published }) => published !== undefined && published !== "");
  const port = ports[Math.max(position, 0)];
  // Who has another's network, the host's or none publishes nothing.
  const isTcp = ports.every(({ protocol = "tcp" }) => protocol === "tcp");
  if (!port || /^(host$|none$|service:|container:)/.test(mode)) return [];
  return [
    {
      attribute: ["ports", Math.max(position, 0)],
      why:
        position < 0
          ? `the engine chooses which port of the host is ${port.target} of a container, and it would be another one`
          : `two containers cannot have one port of the host (${port.published})`,
      instead: `${isTcp ? "`x-pulumi-compose: { relay: true }`; or " : ""}let a proxy, a service of the file that publishes the port, pass on to \`${name}:${port.target}\`, and publish nothing here`,
    },
  ];
}

function fixedName({ container_name: name }: ServiceConfig): readonly Found[] {
  if (!name) return [];
  return [{ attribute: ["container_name"], why: `two containers cannot be called ${name}`, instead: BY_NAME }];
}

const ADDRESSES = ["ipv4_address", "ipv6_address", "link_local_ips", "mac_address"] as const;

function fixedAddresses({ networks = {}, mac_address: mac }: ServiceConfig): readonly Found[] {
  const of = (attribute: readonly string[], address: unknown): Found => ({
    attribute,
    why: `two containers cannot have one address (${address})`,
    instead: BY_NAME,
  });
  const onNetworks = Object.entries(networks).flatMap(([key, network]) =>
    ADDRESSES.flatMap((attribute) => {
      const address = network?.[attribute];
      return address?.length ? [of(["networks", key, attribute], address)] : [];
    }),
  );
  return [...onNetworks, ...(mac ? [of(["mac_address"], mac)] : [])];
}

function withoutNames({ network_mode: mode }: ServiceConfig): readonly Found[] {
  if (!mode) return [];
  return [
    {
      attribute: ["network_mode"],
      why: `with \`${mode}\` nobody finds it by its name, so that nobody would go over to the new container`,
      instead: "put it on a network of the project",
    },
  ];
}

function othersNamespaces(service: ServiceConfig): readonly Found[] {
  return (["ipc", "pid"] as const)
    .filter((namespace) => /^(service|container):/.test(service[namespace] ?? ""))
    .map((namespace) => ({
      attribute: [namespace],
      why: `it is in another container's \`${namespace}\` namespace, which two of it would share`,
      instead: "leave it out, or take a volume for what they share",
    }));
}

function hooksBefore({ pre_start: hooks = [] }: ServiceConfig): readonly Found[] {
  if (hooks.length === 0) return [];
  return [
    {
      attribute: ["pre_start"],
      why: "its `pre_start` hooks run while nothing of it runs",
      instead:
        "let a service of its own do that, for which this one waits (`condition: service_completed_successfully`)",
    },
  ];
}

function oneWriter(context: DiagnosedService, written: Written): readonly Found[] {
  const found = writtenVolume(context, written, saidSingleWriter(context));
  if (!found) return [];
  const { attribute, volume, repository } = found;
  const isKnown = repository !== undefined;
  return [
    {
      attribute,
      why: isKnown
        ? `two containers of ${repository} must not write to one volume at a time (${volume})`
        : `its \`singleWriter\` says that two containers must not write to a volume at a time (${volume})`,
      instead: isKnown
        ? "leave `order: start-first` out: one container at a time is right for what keeps data. Only where two of these may write to the same files, and you know it, say so: `x-pulumi-compose: { singleWriter: false }`"
        : "leave `order: start-first` out; or where it only reads from it, mount it with `read_only: true`",
    },
  ];
}

const SHARED = ["network_mode", "ipc", "pid"] as const;

/** Services that are made of a container of this one: they go when it goes. */
function sharers({ project, service: { name } }: DiagnosedService): readonly StopFirstReason[] {
  return Object.values(project.services).flatMap((other) => {
    const attribute =
      SHARED.find((one) => other[one] === `service:${name}`) ??
      (other.volumes_from?.some((entry) => entry.split(":", 1)[0] === name) ? "volumes_from" : undefined);
    if (attribute === undefined || other.name === name) return [];
    return [
      {
        path: ["services", other.name, attribute],
        why: `"${other.name}" is made of its container (\`${attribute}\`), and is made anew with it`,
        instead:
          attribute === "network_mode"
            ? `put "${other.name}" on a network of the project`
            : `let both mount a volume of the file, and leave \`${attribute}\` out of "${other.name}"`,
      },
    ];
  });
}
