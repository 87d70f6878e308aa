import { Metadata, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { toStruct } from "../values/struct";
import type { ValueMap } from "../values/value";

/** An error that gRPC passes on to the engine. */
export class RpcError extends Error {
  override readonly name = "RpcError";

  constructor(
    readonly details: string,
    readonly metadata: Metadata = new Metadata(),
    readonly code: status = status.UNKNOWN,
  ) {
    super(details);
  }
}

/** One failure in the words of Terraform's list of errors. */
export function asErrorList(message: string): string {
  return `1 error occurred:\n\t* ${message}\n\n`;
}

/** The operation failed but the resource is there: the engine records it with these properties and why it failed. */
export function initFailed(id: string, properties: ValueMap, reason: string): RpcError {
  const detail = new ErrorResourceInitFailed();
  detail.setId(id);
  detail.setProperties(toStruct(properties));
  detail.setReasonsList([reason]);
  const any = new Any();
  any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const state = new Status();
  state.setCode(status.UNKNOWN);
  state.setMessage(reason);
  state.setDetailsList([any]);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(state.serializeBinary()));
  return new RpcError(reason, metadata);
}
