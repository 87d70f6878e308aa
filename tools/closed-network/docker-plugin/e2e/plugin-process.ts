import { type ChildProcess, execFile, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { type ClientUnaryCall, credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";

const run = promisify(execFile);

type Callback<Response> = (error: ServiceError | null, response: Response) => void;

/** The packed plugin, started as the engine starts it. */
export class PluginProcess {
  readonly #child: ChildProcess;
  readonly client: ResourceProviderClient;

  private constructor(child: ChildProcess, client: ResourceProviderClient) {
    this.#child = child;
    this.client = client;
  }

  /** Packs the plugin into `folder` and starts it there, talking to the engine at `host`. */
  static async start(folder: string, host: string): Promise<PluginProcess> {
    const packed = await run(process.execPath, [path.join(__dirname, "..", "pack.mjs"), folder]);
    const child = spawn(packed.stdout.trim(), [], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, DOCKER_HOST: host, DOCKER_CONTEXT: "" },
    });
    const port = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once("line", resolve);
      child.once("error", reject).once("exit", (code) => reject(new Error(`the plugin ended with ${code}`)));
    });
    const options = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), options);
    return new PluginProcess(child, client);
  }

  call<Response>(
    start: (client: ResourceProviderClient, done: Callback<Response>) => ClientUnaryCall,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      start(this.client, (error, response) => (error ? reject(error) : resolve(response)));
    });
  }

  async stop(): Promise<void> {
    this.client.close();
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGTERM");
    await ended;
  }
}
