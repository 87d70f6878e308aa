import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Says something to the user, on a resource's row. */
export type Warn = (urn: string, message: string) => Promise<void>;

/** Warnings go to the engine at `address`; without one they go nowhere. */
export function warnings(address: string | undefined): Warn {
  if (address === undefined) return async () => undefined;
  let client: EngineClient | undefined;
  return (urn, message) => {
    client ??= new EngineClient(address, credentials.createInsecure());
    const engine = client;
    const request = new LogRequest().setUrn(urn).setMessage(message).setSeverity(LogSeverity.WARNING);
    // Whether it arrives makes no difference to what was asked.
    return new Promise((resolve) => engine.log(request, () => resolve()));
  };
}
