import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServerUnaryCall,
  type ServerWritableStream,
  status,
} from "@grpc/grpc-js";

/** A unary call answered by a promise; a rejection becomes the call's error with the error's own message. */
export function unary<Request, Response>(
  answer: (request: Request, call: ServerUnaryCall<Request, Response>) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request, call))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback({ code: status.UNKNOWN, details: messageOf(error) }),
      );
  };
}

/** A streaming call that ends when the promise does. */
export function streaming<Request, Response>(
  answer: (request: Request, call: ServerWritableStream<Request, Response>) => Promise<void>,
): handleServerStreamingCall<Request, Response> {
  return (call) => {
    answer(call.request, call).then(
      () => call.end(),
      (error: unknown) => call.destroy(Object.assign(new Error(messageOf(error)), { code: status.UNKNOWN })),
    );
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
