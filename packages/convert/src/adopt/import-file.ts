import { composeLabels, type PlannedContainer } from "pulumi-compose";
import type { Source } from "../source/load-source";
import type { FoundProject } from "./found-project";
import type { PlainValues } from "./plain-values";

/** One resource of a file for `pulumi import --file`. */
export interface ImportSpec {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** What can be adopted, and what cannot or not unchanged. */
export interface Adoption {
  readonly resources: readonly ImportSpec[];
  readonly notes: readonly string[];
}

/**
 * What the plugin's `Read` does not bring back of a container that it did not make (environment, ports, mounts,
 * networks) is carried in the imported state, so that the first `up` finds nothing to change.
 */
export function importFile(source: Source, found: FoundProject, values: PlainValues): Adoption {
  const { plan } = source;
  const resources: ImportSpec[] = [];
  const notes: string[] = [];
  for (const network of plan.networks) {
    const id = found.networks.get(network.key);
    if (id === undefined) notes.push(`network ${network.key}: not found, it will be created`);
    else
      resources.push(
        spec("docker:index/network:Network", network.name, id, values.resolve(network.args), networkDefaults),
      );
  }
  for (const volume of plan.volumes) {
    const name = found.volumes.get(volume.key);
    if (name === undefined) notes.push(`volume ${volume.key}: not found, it will be created`);
    else
      resources.push(
        spec("docker:index/volume:Volume", volume.name, name, values.resolve(volume.args), volumeDefaults),
      );
  }
  for (const container of plan.containers) {
    const known = found.containers.find(
      ({ service, number }) => service === container.service && number === container.index,
    );
    if (!known) {
      notes.push(`${container.name}: not found, it will be created`);
      continue;
    }
    const image = plan.images.find(({ key }) => container.args.image.includes(`#${key}`));
    if (image?.args.build) {
      notes.push(
        `${container.name}: its image is built anew; if the result is another image, the container is replaced`,
      );
    } else if (known.name !== container.args.name) {
      notes.push(`${container.name}: the running container is called ${known.name}, it will be replaced`);
    }
    resources.push(
      spec(
        containerType,
        container.name,
        known.id,
        values.resolve(containerArgs(container, source)),
        containerDefaults,
      ),
    );
  }
  notes.push(
    "labels: the containers keep docker compose's own until they are replaced; the state has those of the program",
  );
  return { resources, notes };
}

const containerType = "docker:index/container:Container";

/** The arguments with the labels that the program gives. */
function containerArgs(container: PlannedContainer, { project }: Source): Readonly<Record<string, unknown>> {
  const own = (container.args.labels ?? []).filter(
    ({ label }) => !/^(?:com\.docker\.compose\.|io\.pulumi-compose\.)/.test(label),
  );
  const role = {
    project: project.name,
    service: container.service,
    number: container.index,
    oneShot: container.oneShot,
  };
  return {
    ...container.args,
    labels: composeLabels(role, Object.fromEntries(own.map(({ label, value }) => [label, value]))),
  };
}

interface Defaults {
  /** What the plugin adds to the inputs. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What it adds to the state besides. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

const timeouts = { "e2bfb730-ecaa-11e6-8f88-34363bc7c4c0": { create: 12e11, delete: 12e11, update: 12e11 } };

const containerDefaults: Defaults = {
  inputs: {
    containerReadRefreshTimeoutMilliseconds: 15000,
    mustRun: true,
    networkMode: "bridge",
    removeVolumes: true,
    start: true,
    waitTimeout: 60,
  },
  outputs: {
    attach: false,
    logs: false,
    rm: false,
    restart: "no",
    wait: false,
    __meta: JSON.stringify({ ...timeouts, schema_version: "2" }),
  },
};
const networkDefaults: Defaults = {
  inputs: { ipamDriver: "default" },
  outputs: {
    attachable: false,
    driver: "bridge",
    ingress: false,
    internal: false,
    ipv6: false,
    scope: "local",
    __meta: JSON.stringify({ schema_version: "1" }),
  },
};
const volumeDefaults: Defaults = {
  inputs: {},
  outputs: { driver: "local", __meta: JSON.stringify({ schema_version: "1" }) },
};

function spec(type: string, name: string, id: string, args: unknown, defaults: Defaults): ImportSpec {
  const given = typeof args === "object" && args !== null ? { ...args } : {};
  const added = Object.entries(defaults.inputs).filter(([key]) => !Object.hasOwn(given, key));
  const inputs = { ...given, ...Object.fromEntries(added), __defaults: added.map(([key]) => key).sort() };
  return { type, name, id, inputs, outputs: { ...defaults.outputs, ...given, ...Object.fromEntries(added), id } };
}
