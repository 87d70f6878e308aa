import { Engine } from "../engine/engine";
import { providerSettings } from "../engine/provider-settings";
import { RESOURCES } from "../resources";
import type { Context, Resource } from "../resources/resource";
import type { ValueMap } from "../values/value";
import { OFFICIAL_RESOURCES } from "./official-tokens";
import { RpcError } from "./rpc-error";
import { parseUrn } from "./urn";

const DEFAULT_TIMEOUT_MS = 20 * 60_000;

/** One provider process: its configuration, and what has to stop when it is cancelled. */
export class Provider {
  readonly #cancelled = new AbortController();
  #settings: { readonly engine: Engine; readonly auths: Context["auths"] } | undefined;

  configure(config: ValueMap): void {
    const { engine, auths } = providerSettings(config);
    this.#settings = { engine: new Engine(engine), auths };
  }

  /** What an operation acts with. `timeoutSeconds` is the resource's own limit; 0 for none. */
  context(timeoutSeconds = 0): Context {
    if (this.#settings === undefined) throw new RpcError("the provider is not configured");
    const limit = AbortSignal.timeout(timeoutSeconds > 0 ? timeoutSeconds * 1000 : DEFAULT_TIMEOUT_MS);
    return { ...this.#settings, signal: AbortSignal.any([limit, this.#cancelled.signal]) };
  }

  cancel(): void {
    this.#cancelled.abort(new Error("the operation was cancelled"));
  }

  resource(urn: string, method: string): Resource {
    const { type } = parseUrn(urn);
    const resource = RESOURCES.get(type);
    if (resource === undefined) throw new RpcError(unknownType(type, method));
    return resource;
  }
}

function unknownType(type: string, method: string): string {
  if (!OFFICIAL_RESOURCES.includes(type)) return `unrecognized resource type (${method}): ${type}`;
  return `${type} is a resource of the official docker plugin that its stand-in for closed networks does not have`;
}
