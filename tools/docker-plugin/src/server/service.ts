import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import type * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { packageSchema } from "../schema/package-schema";
import { VERSION } from "../version";
import { unary } from "./calls";
import { checkCall } from "./check";
import { checkConfig, configure, diffConfig } from "./configuration";
import { createCall } from "./create";
import { deleteCall } from "./delete";
import { diffCall } from "./diff";
import type { Warn } from "./engine-log";
import { invokeCall } from "./invoke";
import { Provider } from "./provider";
import { readCall } from "./read";
import { updateCall } from "./update";

/** The calls of `pulumirpc.ResourceProvider` that the official plugin answers. gRPC says UNIMPLEMENTED to the others. */
export function providerService(warn: Warn): UntypedServiceImplementation {
  const provider = new Provider();
  return {
    getPluginInfo: unary<Empty, PluginInfo>(() => new PluginInfo().setVersion(VERSION)),
    checkConfig: unary<rpc.CheckRequest, rpc.CheckResponse>(checkConfig),
    diffConfig: unary<rpc.DiffRequest, rpc.DiffResponse>(diffConfig),
    configure: unary<rpc.ConfigureRequest, rpc.ConfigureResponse>((request) => configure(provider, request)),
    check: unary<rpc.CheckRequest, rpc.CheckResponse>((request) => checkCall(provider, warn, request)),
    diff: unary<rpc.DiffRequest, rpc.DiffResponse>((request) => diffCall(provider, request)),
    create: unary<rpc.CreateRequest, rpc.CreateResponse>((request) => createCall(provider, request)),
    read: unary<rpc.ReadRequest, rpc.ReadResponse>((request) => readCall(provider, request)),
    update: unary<rpc.UpdateRequest, rpc.UpdateResponse>((request) => updateCall(provider, request)),
    delete: unary<rpc.DeleteRequest, Empty>((request) => deleteCall(provider, request)),
    invoke: unary<rpc.InvokeRequest, rpc.InvokeResponse>((request) => invokeCall(provider, request)),
    getSchema: unary<rpc.GetSchemaRequest, rpc.GetSchemaResponse>(() =>
      new GetSchemaResponse().setSchema(JSON.stringify(packageSchema())),
    ),
    cancel: unary<Empty, Empty>(() => {
      provider.cancel();
      return new Empty();
    }),
  };
}
