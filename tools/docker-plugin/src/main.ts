import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { warnings } from "./server/engine-log";
import { providerService } from "./server/service";
import { watchEngine } from "./server/watch-engine";
import { VERSION } from "./version";

function main(args: readonly string[]): void {
  if (args.includes("--version") || args.includes("-version")) {
    console.log(VERSION);
    return;
  }
  const address = args.find((argument) => !argument.startsWith("-"));
  if (address !== undefined) watchEngine(address, () => process.exit(0));
  process.on("SIGTERM", () => process.exit(0));
  // The engine asks for an end through Cancel; a Ctrl-C at the terminal is meant for the CLI.
  process.on("SIGINT", () => undefined);
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(ResourceProviderService, providerService(warnings(address)));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    // The engine reads the port from the first line.
    console.log(port);
  });
}

main(process.argv.slice(2));
