import type { ResourceState } from "../bridge/resource-state";
import type { Engine } from "../engine/engine";
import type { RegistryAuths } from "../engine/registry-auth";
import type { ResourceSchema } from "../schema/resource-schema";
import type { ValueMap } from "../values/value";

/** What a resource acts with. */
export interface Context {
  readonly engine: Engine;
  readonly auths: RegistryAuths;
  /** Aborted when the operation has taken too long. */
  readonly signal: AbortSignal;
}

/** How a resource type is acted on. Errors are thrown; what has been set in the state by then is kept. */
export interface Resource {
  readonly schema: ResourceSchema;
  readonly importable: boolean;
  /** Makes it and reads it back. Sets the state's id as soon as there is something that would have to be deleted. */
  create(context: Context, state: ResourceState): Promise<void>;
  /** Reads it. Empties the state's id when it is gone. */
  read(context: Context, state: ResourceState): Promise<void>;
  /** Changes it in place. `state` is as planned, `before` as recorded. */
  update(context: Context, state: ResourceState, before: ValueMap): Promise<void>;
  delete(context: Context, state: ResourceState): Promise<void>;
}
