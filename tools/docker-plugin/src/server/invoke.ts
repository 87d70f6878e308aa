import { CheckFailure, type InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { messageOf } from "../engine/engine-error";
import { FUNCTIONS } from "../functions";
import { isSet } from "../values/read";
import { fromStruct, toStruct } from "../values/struct";
import { OFFICIAL_FUNCTIONS } from "./official-tokens";
import type { Provider } from "./provider";
import { asErrorList, RpcError } from "./rpc-error";

export async function invokeCall(provider: Provider, request: InvokeRequest): Promise<InvokeResponse> {
  const token = request.getTok();
  const call = FUNCTIONS.get(token);
  if (call === undefined) throw new RpcError(unknownFunction(token));
  const args = fromStruct(request.getArgs());
  if (!isSet(args, "name")) {
    const failure = new CheckFailure().setProperty("name").setReason("Missing required argument name");
    return new InvokeResponse().setFailuresList([failure]);
  }
  try {
    return new InvokeResponse().setReturn(toStruct(await call(provider.context(), args)));
  } catch (error) {
    throw new RpcError(`invoking ${token}: ${asErrorList(messageOf(error))}`);
  }
}

function unknownFunction(token: string): string {
  if (!OFFICIAL_FUNCTIONS.includes(token)) return `unrecognized data function (Invoke): ${token}`;
  return `${token} is a function of the official docker plugin that its stand-in for closed networks does not have`;
}
