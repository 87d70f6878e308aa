import * as pulumi from "@pulumi/pulumi";
import { readPatiently } from "./read-patiently";

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

/** Asks Pulumi's engine for this stack's containers, and what else its state has: a program knows none of it otherwise. */
export class StateContainers {
  private asked: Promise<readonly InState[]> | undefined;

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
  async read(): Promise<ContainersInState> {
    const found = new Map<string, number>();
    for (const { id, destroyGraceSeconds: grace } of await this.outputsOf(CONTAINER)) {
      if (typeof id === "string") found.set(id, typeof grace === "number" ? grace : 0);
    }
    return found;
  }

  /** What the state has of all resources of a type. */
  async outputsOf(type: string): Promise<readonly Outputs[]> {
    this.asked ??= this.ready.then(() => readState());
    return (await this.asked).flatMap((resource) => (resource.type === type ? [resource.outputs] : []));
  }
}

type Outputs = Readonly<Record<string, unknown>>;

interface InState {
  readonly type: unknown;
  readonly outputs: Outputs;
}

async function readState(): Promise<readonly InState[]> {
  const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  const answer = await readPatiently(() => ask(tokens.state, { stackName }));
  const resources = isRecord(answer) && isRecord(answer.outputs) ? Object.values(answer.outputs) : [];
  return resources.flatMap((resource) =>
    isRecord(resource) && isRecord(resource.outputs) ? [{ type: resource.type, outputs: resource.outputs }] : [],
  );
}

function ask(token: string, args: pulumi.Inputs): Promise<unknown> {
  return pulumi.runtime.invoke(token, args, { async: true });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
