import { resourceTypes } from "./resource-types";

/** What matters of a resource in an exported state. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly protected: boolean;
  /** What the engine calls it, where it was given a name; of an object of a cluster `namespace/name`, which is Pulumi's id of it, too. */
  readonly engineName: string;
  /** The networks that a container was given, each by id or by name; empty: it was given none. */
  readonly networks: readonly string[];
  /** URN of the component that it is in; none: of the stack itself. */
  readonly parent?: string;
  /** URNs of what was there before it, because it needs it. */
  readonly dependencies: readonly string[];
  /** URNs of those of them that its arguments are made of: when one of these is made anew, so is it. */
  readonly uses: readonly string[];
  /** Of a container that runs a `pre_start` hook: whose. */
  readonly hookOf?: string;
  /** Of a relay: the service before which it stands. */
  readonly relayOf?: string;
  /** Of a container: whether it is to run, and what starts it again when it has ended (`no`, `on-failure`, `always`, …). */
  readonly runs?: { readonly always: boolean; readonly restart: string };
  /** Of an object of a cluster: how often it had been written when the state was. */
  readonly generation?: number;
  /** Of an image: its names, and whether it was built here. */
  readonly image?: { readonly names: readonly string[]; readonly isBuilt: boolean };
}

/** The resources of an exported deployment; none of one that has another form than Pulumi's version 3. */
export function stateResources(deployment: unknown): readonly StateResource[] {
  const list = isRecord(deployment) ? deployment.resources : undefined;
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).map((resource) => {
    const urn = text(resource.urn);
    const labels = labelsIn(resource.inputs);
    const hookOf = labels.has("com.docker.compose.hook") ? labels.get("com.docker.compose.service") : undefined;
    const relayOf = labels.get("io.pulumi-compose.relay");
    return {
      urn,
      type: text(resource.type),
      id: text(resource.id),
      name: urn.split("::").slice(3).join("::"),
      protected: resource.protect === true,
      engineName: nameIn(resource.inputs),
      networks: networksIn(resource.inputs),
      dependencies: texts(resource.dependencies),
      uses: isRecord(resource.propertyDependencies) ? Object.values(resource.propertyDependencies).flatMap(texts) : [],
      ...(text(resource.type) === resourceTypes.image && { image: imageIn(resource.inputs) }),
      ...generationIn(resource.outputs),
      ...(hookOf !== undefined && { hookOf }),
      ...(relayOf !== undefined && { relayOf }),
      ...(text(resource.type) === resourceTypes.container && { runs: runsIn(resource.inputs) }),
      ...(typeof resource.parent === "string" && { parent: resource.parent }),
    };
  });
}

function nameIn(inputs: unknown): string {
  if (!isRecord(inputs)) return "";
  const { name, namespace } = isRecord(inputs.metadata) ? inputs.metadata : inputs;
  return [text(namespace), text(name)].filter((part) => part !== "").join("/");
}

function generationIn(outputs: unknown): { readonly generation?: number } {
  const metadata = isRecord(outputs) ? outputs.metadata : undefined;
  const generation = isRecord(metadata) ? metadata.generation : undefined;
  return typeof generation === "number" ? { generation } : {};
}

function labelsIn(inputs: unknown): ReadonlyMap<string, string> {
  const list = isRecord(inputs) && Array.isArray(inputs.labels) ? inputs.labels : [];
  return new Map(list.filter(isRecord).map(({ label, value }) => [text(label), text(value)]));
}

function runsIn(inputs: unknown): NonNullable<StateResource["runs"]> {
  const { mustRun, restart } = isRecord(inputs) ? inputs : {};
  return { always: mustRun !== false, restart: text(restart) || "no" };
}

function imageIn(inputs: unknown): NonNullable<StateResource["image"]> {
  const { name, build } = isRecord(inputs) ? inputs : {};
  const tags = isRecord(build) ? texts(build.tags) : [];
  return { names: [text(name), ...tags], isBuilt: build !== undefined };
}

function networksIn(inputs: unknown): readonly string[] {
  const list = isRecord(inputs) ? inputs.networksAdvanced : undefined;
  return Array.isArray(list) ? list.filter(isRecord).flatMap(({ name }) => (typeof name === "string" ? name : [])) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
