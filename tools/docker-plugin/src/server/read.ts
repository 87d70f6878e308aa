import { type ReadRequest, ReadResponse } from "@pulumi/pulumi/proto/provider_pb";
import { importedInputs } from "../bridge/imported-inputs";
import { markSecrets } from "../bridge/mark-secrets";
import { outputs } from "../bridge/outputs";
import { refreshedInputs } from "../bridge/refreshed-inputs";
import { ResourceState } from "../bridge/resource-state";
import { declared } from "../bridge/state";
import { messageOf } from "../engine/engine-error";
import { fromStruct, toStruct } from "../values/struct";
import type { Provider } from "./provider";
import { asErrorList, RpcError } from "./rpc-error";

/** A refresh when the engine sends what is recorded; an import or a `get` when it sends the id alone. */
export async function readCall(provider: Provider, request: ReadRequest): Promise<ReadResponse> {
  const urn = request.getUrn();
  const resource = provider.resource(urn, "Read");
  const { schema } = resource;
  const recorded = fromStruct(request.getProperties());
  const isRefresh = Object.keys(recorded).length > 0;
  const state = ResourceState.from(schema, request.getId(), declared(schema, recorded));
  try {
    await resource.read(provider.context(), state);
  } catch (error) {
    throw new RpcError(`refreshing ${urn}: ${asErrorList(messageOf(error))}`);
  }
  if (state.id === "") return new ReadResponse();
  const inputs = isRefresh
    ? refreshedInputs(schema.fields, fromStruct(request.getInputs()), state.values)
    : importedInputs(schema.fields, state.values);
  return new ReadResponse()
    .setId(state.id)
    .setProperties(toStruct(outputs(schema, state.id, state.values)))
    .setInputs(toStruct(markSecrets(schema.fields, inputs)));
}
