import { type UpdateRequest, UpdateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { agreeWithPlan } from "../bridge/agree";
import { keepIgnored } from "../bridge/keep-ignored";
import { outputs } from "../bridge/outputs";
import { plan } from "../bridge/plan";
import { ResourceState } from "../bridge/resource-state";
import { declared } from "../bridge/state";
import { messageOf } from "../engine/engine-error";
import { fromStruct, toStruct } from "../values/struct";
import type { Provider } from "./provider";
import { asErrorList, initFailed } from "./rpc-error";

export async function updateCall(provider: Provider, request: UpdateRequest): Promise<UpdateResponse> {
  const urn = request.getUrn();
  const resource = provider.resource(urn, "Update");
  const { schema } = resource;
  const before = declared(schema, fromStruct(request.getOlds()));
  const wanted = plan(schema.fields, before, fromStruct(request.getNews()));
  const planned = keepIgnored(wanted, before, request.getIgnorechangesList());
  if (request.getPreview()) {
    return new UpdateResponse().setProperties(toStruct({ ...planned, id: request.getId() }));
  }
  const state = ResourceState.from(schema, request.getId(), planned);
  const properties = () => outputs(schema, state.id, agreeWithPlan(schema.fields, state.values, planned));
  try {
    await resource.update(provider.context(request.getTimeout()), state, before);
  } catch (error) {
    throw initFailed(state.id, properties(), `updating ${urn}: ${asErrorList(messageOf(error))}`);
  }
  return new UpdateResponse().setProperties(toStruct(properties()));
}
