import type { handleUnaryCall } from "@grpc/grpc-js";
import { messageOf } from "../engine/engine-error";
import { RpcError } from "./rpc-error";

/** A call with one request and one answer, from a function that may take its time and may throw. */
export function unary<Request, Response>(
  handle: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => handle(call.request))
      .then(
        (response) => callback(null, response),
        (error) => callback(error instanceof RpcError ? error : new RpcError(messageOf(error))),
      );
  };
}
