import type { AdoptableContainer, AdoptableProject } from "@pulumi-compose/docker-health";
import { replicasOf } from "@pulumi-compose/parser";
import { composeLabels, type PlannedContainer, type ResourcePlan } from "@pulumi-compose/project";
import type { Source } from "../source/source";
import { type ImportSpec, importSpec } from "./import-spec";
import type { PlainValues } from "./plain-values";
import { refersToImage } from "./refers-to-image";

/** What can be adopted, and what cannot or not unchanged. */
export interface Adoption {
  readonly resources: readonly ImportSpec[];
  readonly notes: readonly string[];
}

/**
 * What the plugin's `Read` does not bring back of a container that it did not make (environment, ports, mounts,
 * networks) is carried in the imported state, so that the first `up` finds nothing to change.
 */
export function importFile(source: Source<ResourcePlan>, found: AdoptableProject, values: PlainValues): Adoption {
  const { plan } = source;
  const resources: ImportSpec[] = [];
  const notes: string[] = [];
  for (const { key, name, args } of plan.networks) {
    const id = found.networks.get(key);
    if (id === undefined) notes.push(`network ${key}: not found, it will be created`);
    else resources.push(importSpec("network", name, id, values.resolve(args)));
  }
  for (const { key, name, args, owner } of plan.volumes) {
    const id = owner?.adopted ? args.name : found.volumes.get(key);
    if (id === undefined) notes.push(`volume ${key}: not found, it will be created`);
    else resources.push(importSpec("volume", name, id, values.resolve(args)));
  }
  const images = new Map<string, ImportSpec>();
  for (const container of plan.containers) {
    const known = found.containers.find(
      ({ service, number }) => service === container.service && number === container.index,
    );
    if (!known) {
      if (container.index <= replicasOf(source.project.services[container.service])) {
        notes.push(`${container.name}: not found, it will be created`);
      }
      continue;
    }
    const image = plan.images.find(({ key }) => refersToImage(container.args.image, key));
    if (image?.args.build) {
      notes.push(`${container.name}: its image is built anew; if another image comes out, the container is replaced`);
    } else if (image) images.set(image.name, imageSpec(image.name, values.resolve(image.args), known));
    if (known.name !== container.args.name) {
      notes.push(`${container.name}: the running container is called ${known.name}, it will be replaced`);
    }
    const args = { hostname: known.id.slice(0, 12), ...record(values.resolve(containerArgs(container, source))) };
    const outputsOnly = container.args.hostname === undefined ? ["hostname"] : [];
    resources.push(importSpec("container", container.name, known.id, args, outputsOnly));
  }
  notes.push("containers keep docker compose's own labels until they are replaced; the state has the program's");
  return { resources: [...images.values(), ...resources], notes };
}

function imageSpec(name: string, args: unknown, { imageId }: AdoptableContainer): ImportSpec {
  const given = record(args);
  const read = { imageId, repoDigest: "" };
  return importSpec("image", name, `${imageId}${String(given.name)}`, { ...given, ...read }, Object.keys(read));
}

/** The arguments with the labels that the program gives. */
function containerArgs(container: PlannedContainer, { project }: Source): Readonly<Record<string, unknown>> {
  const foreign = /^(?:com\.docker\.compose\.|io\.pulumi-compose\.)/;
  const own = (container.args.labels ?? []).filter(({ label }) => !foreign.test(label));
  const { service, index, oneShot } = container;
  const labels = composeLabels(
    { project: project.name, service, number: index, oneShot },
    Object.fromEntries(own.map(({ label, value }) => [label, value])),
  );
  return { ...container.args, labels };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
