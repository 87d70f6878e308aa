import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  type Client,
  credentials,
  Metadata,
  makeGenericClientConstructor,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
  status,
} from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { CreateRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { toolchain } from "./toolchain";

const LIMITS = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/** Every message as it is on the wire. */
const RAW: ServiceDefinition = Object.fromEntries(
  Object.entries(ResourceProviderService as unknown as ServiceDefinition).map(([name, method]) => [
    name,
    {
      ...method,
      requestSerialize: (bytes: Buffer) => bytes,
      requestDeserialize: (bytes: Buffer) => bytes,
      responseSerialize: (bytes: Buffer) => bytes,
      responseDeserialize: (bytes: Buffer) => bytes,
    },
  ]),
);

/** What stands between Pulumi's engine and the docker plugin, and does not make some resources: it says that they are awaited. */
export class AwaitingPlugin {
  /** The URNs' last parts of what is not made. */
  readonly awaited = new Set<string>();

  private constructor(
    private readonly plugin: ChildProcess,
    private readonly client: Client,
    private readonly server: Server,
    /** For `PULUMI_DEBUG_PROVIDERS`. */
    readonly address: string,
  ) {}

  static async start(): Promise<AwaitingPlugin> {
    const folder = join(toolchain()?.PULUMI_HOME ?? "", "plugins");
    const name = readdirSync(folder).find((entry) => /^resource-docker-v[\d.]+$/.test(entry)) ?? "";
    const plugin = spawn(join(folder, name, "pulumi-resource-docker"), [], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const port = await new Promise<string>((resolve, reject) => {
      createInterface({ input: plugin.stdout }).once("line", resolve);
      plugin.once("error", reject).once("exit", (code) => reject(new Error(`the plugin ended with ${code}`)));
    });
    const Provider = makeGenericClientConstructor(RAW, "pulumirpc.ResourceProvider");
    const client = new Provider(`127.0.0.1:${port}`, credentials.createInsecure(), LIMITS);
    const server = new Server(LIMITS);
    const own = await new Promise<number>((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    const it = new AwaitingPlugin(plugin, client, server, `docker:${own}`);
    server.addService(RAW, it.handlers());
    return it;
  }

  async stop(): Promise<void> {
    this.server.forceShutdown();
    this.client.close();
    const ended = new Promise((resolve) => this.plugin.once("exit", resolve));
    this.plugin.kill("SIGTERM");
    await ended;
  }

  private handlers() {
    return Object.fromEntries(
      Object.keys(RAW).map((name) => [
        name,
        (call: ServerUnaryCall<Buffer, Buffer>, done: sendUnaryData<Buffer>) => {
          if (name === "create" && this.isAwaited(call.request)) done(awaitFailed());
          // It was not the engine that started it, and it is there for the next update, too: what is cancelled once does no more.
          else if (name === "attach" || name === "cancel") done(null, Buffer.alloc(0));
          else this.forward(name, call, done);
        },
      ]),
    );
  }

  private isAwaited(request: Buffer): boolean {
    const urn = CreateRequest.deserializeBinary(request).getUrn();
    return this.awaited.has(urn.slice(urn.lastIndexOf("::") + 2));
  }

  private forward(name: string, { request }: ServerUnaryCall<Buffer, Buffer>, done: sendUnaryData<Buffer>): void {
    const { path, requestSerialize, responseDeserialize } = RAW[name] ?? {};
    if (path === undefined || !requestSerialize || !responseDeserialize) return;
    this.client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, response) =>
      error ? done(error) : done(null, response),
    );
  }
}

/** A failure whose details say that nothing is wrong but that it has to be waited for. */
function awaitFailed() {
  const detail = new Any();
  detail.setTypeUrl("type.googleapis.com/pulumirpc.ErrorResourceAwaitFailed");
  const whole = new Status();
  whole.setCode(status.FAILED_PRECONDITION);
  whole.setMessage("not yet");
  whole.addDetails(detail);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(whole.serializeBinary()));
  return { code: status.FAILED_PRECONDITION, details: "not yet", metadata };
}
