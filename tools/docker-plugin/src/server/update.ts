import { type UpdateRequest, UpdateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { agreeWithPlan } from "../bridge/agree";
import { keepIgnored } from "../bridge/keep-ignored";
import { outputs } from "../bridge/outputs";
import { plan } from "../bridge/plan";
import { absentBlocks } from "../bridge/raw-state-delta";
import { ResourceState } from "../bridge/resource-state";
import { declared } from "../bridge/state";
import { messageOf } from "../engine/engine-error";
import type { ResourceSchema } from "../schema/resource-schema";
import { fromStruct, toStruct } from "../values/struct";
import type { Value, ValueMap } from "../values/value";
import type { Provider } from "./provider";
import { asErrorList, initFailed } from "./rpc-error";

/** A scalar that is taken away leaves its type's zero behind. */
function withZeros(schema: ResourceSchema, before: ValueMap, planned: ValueMap): ValueMap {
  const zeros = { string: "", int: 0, bool: false };
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]): [string, Value] => {
      const kind = schema.fields[name]?.kind;
      const isScalar = kind === "string" || kind === "int" || kind === "bool";
      return [name, isScalar && value === null && (before[name] ?? null) !== null ? zeros[kind] : value];
    }),
  );
}

export async function updateCall(provider: Provider, request: UpdateRequest): Promise<UpdateResponse> {
  const urn = request.getUrn();
  const resource = provider.resource(urn, "Update");
  const { schema } = resource;
  const olds = fromStruct(request.getOlds());
  const before = declared(schema, olds);
  const wanted = plan(schema.fields, before, fromStruct(request.getNews()));
  const planned = keepIgnored(wanted, before, request.getIgnorechangesList());
  if (request.getPreview()) {
    return new UpdateResponse().setProperties(toStruct({ ...planned, id: request.getId() }));
  }
  const state = ResourceState.from(schema, request.getId(), withZeros(schema, before, planned));
  const properties = () => {
    const agreed = agreeWithPlan(schema.fields, state.values, planned);
    const { values } = ResourceState.from(schema, state.id, agreed);
    return outputs(schema, state.id, values, absentBlocks(schema.fields, values, planned, olds));
  };
  try {
    await resource.update(provider.context(request.getTimeout()), state, before);
  } catch (error) {
    throw initFailed(state.id, properties(), `updating ${urn}: ${asErrorList(messageOf(error))}`);
  }
  return new UpdateResponse().setProperties(toStruct(properties()));
}
