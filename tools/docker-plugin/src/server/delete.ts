import type { DeleteRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { ResourceState } from "../bridge/resource-state";
import { declared } from "../bridge/state";
import { messageOf } from "../engine/engine-error";
import { fromStruct } from "../values/struct";
import type { Provider } from "./provider";
import { asErrorList, RpcError } from "./rpc-error";

export async function deleteCall(provider: Provider, request: DeleteRequest): Promise<Empty> {
  const urn = request.getUrn();
  const resource = provider.resource(urn, "Delete");
  const recorded = declared(resource.schema, fromStruct(request.getProperties()));
  const state = ResourceState.from(resource.schema, request.getId(), recorded);
  try {
    await resource.delete(provider.context(request.getTimeout()), state);
  } catch (error) {
    throw new RpcError(`deleting ${urn}: ${asErrorList(messageOf(error))}`);
  }
  return new Empty();
}
