import { type CreateRequest, CreateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { agreeWithPlan } from "../bridge/agree";
import { outputs } from "../bridge/outputs";
import { plan } from "../bridge/plan";
import { absentBlocks } from "../bridge/raw-state-delta";
import { ResourceState } from "../bridge/resource-state";
import { messageOf } from "../engine/engine-error";
import { fromStruct, toStruct } from "../values/struct";
import { UNKNOWN } from "../values/value";
import type { Provider } from "./provider";
import { asErrorList, initFailed, RpcError } from "./rpc-error";

export async function createCall(provider: Provider, request: CreateRequest): Promise<CreateResponse> {
  const urn = request.getUrn();
  const resource = provider.resource(urn, "Create");
  const { schema } = resource;
  const planned = plan(schema.fields, null, fromStruct(request.getProperties()));
  if (request.getPreview()) {
    return new CreateResponse().setProperties(toStruct({ ...planned, id: UNKNOWN }));
  }
  const state = ResourceState.from(schema, "", planned);
  const properties = () => {
    const values = agreeWithPlan(schema.fields, state.values, planned);
    return outputs(schema, state.id, values, absentBlocks(schema.fields, values, planned, {}));
  };
  try {
    await resource.create(provider.context(request.getTimeout()), state);
  } catch (error) {
    const failure = asErrorList(messageOf(error));
    if (state.id === "") throw new RpcError(failure);
    throw initFailed(state.id, properties(), `creating ${urn}: ${failure}`);
  }
  if (state.id === "") throw new RpcError(`expected non-empty ID for new state during Create of ${urn}`);
  return new CreateResponse().setId(state.id).setProperties(toStruct(properties()));
}
