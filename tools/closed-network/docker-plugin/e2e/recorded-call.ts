import type { ServiceError } from "@grpc/grpc-js";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { PluginProcess } from "./plugin-process";
import { flagOf, objectOf, textOf, textsOf, toStruct, type ValueMap } from "./values";

export interface Answer {
  readonly response: ValueMap | null;
  /** As gRPC's Go client words it, which is what the recordings have. */
  readonly error: string | null;
  /** What a failed operation left behind, for the engine to record. */
  readonly partial: { readonly id: string } | null;
}

/** Makes one of the recorded calls that act on the engine. */
export async function call(plugin: PluginProcess, method: string, request: ValueMap): Promise<Answer> {
  try {
    return { response: await send(plugin, method, request), error: null, partial: null };
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return { response: null, error: `rpc error: code = Unknown desc = ${error.details}`, partial: partialOf(error) };
  }
}

async function send(plugin: PluginProcess, method: string, request: ValueMap): Promise<ValueMap> {
  const struct = (key: string) => toStruct(objectOf(request, key) ?? {});
  const urn = textOf(request, "urn");
  const id = textOf(request, "id");
  switch (method) {
    case "Configure": {
      const message = new rpc.ConfigureRequest().setArgs(struct("args")).setAcceptsecrets(true);
      const answer = await plugin.call<rpc.ConfigureResponse>((c, done) => c.configure(message, done));
      return {
        supportsPreview: answer.getSupportspreview(),
        supportsAutonamingConfiguration: answer.getSupportsAutonamingConfiguration(),
      };
    }
    case "CheckConfig": {
      const message = new rpc.CheckRequest().setUrn(urn).setOlds(struct("olds")).setNews(struct("news"));
      const answer = await plugin.call<rpc.CheckResponse>((c, done) => c.checkConfig(message, done));
      return { inputs: raw(answer.getInputs()) };
    }
    case "DiffConfig": {
      const message = new rpc.DiffRequest().setUrn(urn).setOlds(struct("olds")).setNews(struct("news"));
      message.setOldInputs(struct("oldInputs"));
      const answer = await plugin.call<rpc.DiffResponse>((c, done) => c.diffConfig(message, done));
      return answer.getChanges() === 0 ? {} : { changes: answer.getChanges() };
    }
    case "Create": {
      const message = new rpc.CreateRequest().setUrn(urn).setProperties(struct("properties"));
      const answer = await plugin.call<rpc.CreateResponse>((c, done) => c.create(message, done));
      return { id: answer.getId(), properties: raw(answer.getProperties()) };
    }
    case "Read": {
      const message = new rpc.ReadRequest().setUrn(urn).setId(id);
      if (objectOf(request, "properties")) message.setProperties(struct("properties"));
      if (objectOf(request, "inputs")) message.setInputs(struct("inputs"));
      const answer = await plugin.call<rpc.ReadResponse>((c, done) => c.read(message, done));
      if (answer.getId() === "") return {};
      return { id: answer.getId(), properties: raw(answer.getProperties()), inputs: raw(answer.getInputs()) };
    }
    case "Update": {
      const message = new rpc.UpdateRequest().setUrn(urn).setId(id).setOlds(struct("olds")).setNews(struct("news"));
      message.setIgnorechangesList(textsOf(request, "ignoreChanges")).setPreview(flagOf(request, "preview"));
      const answer = await plugin.call<rpc.UpdateResponse>((c, done) => c.update(message, done));
      return { properties: raw(answer.getProperties()) };
    }
    case "Delete": {
      const message = new rpc.DeleteRequest().setUrn(urn).setId(id).setProperties(struct("properties"));
      await plugin.call((c, done) => c.delete(message, done));
      return {};
    }
    default:
      throw new Error(`${method} is not replayed here`);
  }
}

/** The properties as sent, secrets still wrapped. */
function raw(struct: { toJavaScript(): unknown } | undefined): ValueMap {
  const value: ValueMap = JSON.parse(JSON.stringify(struct?.toJavaScript() ?? {}));
  return value;
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && "details" in error && "metadata" in error;
}

function partialOf(error: ServiceError): Answer["partial"] {
  const [bytes] = error.metadata.get("grpc-status-details-bin");
  if (!(bytes instanceof Uint8Array)) return null;
  const [any] = Status.deserializeBinary(bytes).getDetailsList();
  if (any === undefined) return null;
  return { id: rpc.ErrorResourceInitFailed.deserializeBinary(any.getValue_asU8()).getId() };
}
