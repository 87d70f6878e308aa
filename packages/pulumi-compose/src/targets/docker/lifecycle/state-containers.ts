import * as pulumi from "@pulumi/pulumi";

/** What Pulumi's engine answers by itself. The SDK has no names for it. */
const tokens = {
  /** Of a resource of this update. */
  resource: "pulumi:pulumi:getResource",
  /** Of all resources in a stack's state. */
  state: "pulumi:pulumi:readStackResourceOutputs",
} as const;

const CONTAINER = "docker:index/container:Container";

/** The seconds that each has to end when Pulumi deletes it, by id. */
export type ContainersInState = ReadonlyMap<string, number>;

/** Asks Pulumi's engine for this stack's containers, of which a program knows none otherwise. */
export class StateContainers {
  private asked: Promise<ContainersInState> | undefined;

  /**
   * Resolves when the engine can be asked from a hook. At the first question of all it makes a provider to answer it, which
   * is a step like others. A hook holds one of the places in which steps are made: a first question from hooks in all of
   * them would wait for ever.
   */
  readonly ready: Promise<void>;

  constructor() {
    const [project, stack] = [pulumi.getProject(), pulumi.getStack()];
    const urn = `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
    this.ready = ask(tokens.resource, { urn }).then(
      () => undefined,
      () => undefined,
    );
  }

  /** They come from the backend: not to be asked for without need. */
  read(): Promise<ContainersInState> {
    this.asked ??= this.ready.then(() => readState());
    return this.asked;
  }
}

async function readState(): Promise<ContainersInState> {
  const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  const answer = await ask(tokens.state, { stackName });
  const resources = isRecord(answer) && isRecord(answer.outputs) ? Object.values(answer.outputs) : [];
  const found = new Map<string, number>();
  for (const resource of resources) {
    if (!isRecord(resource) || resource.type !== CONTAINER || !isRecord(resource.outputs)) continue;
    const { id, destroyGraceSeconds: grace } = resource.outputs;
    if (typeof id === "string") found.set(id, typeof grace === "number" ? grace : 0);
  }
  return found;
}

function ask(token: string, args: pulumi.Inputs): Promise<unknown> {
  return pulumi.runtime.invoke(token, args, { async: true });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
