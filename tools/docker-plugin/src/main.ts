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
  // The CLI ends its plugins by an interrupt and gives them five seconds. They run in process groups of their own, so a
  // Ctrl-C at the terminal, which is meant for the CLI, does not come here.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => process.exit(0));
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(ResourceProviderService, providerService(warnings(address)));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    // The engine reads the port from the first line.
    console.log(port);
  });
}

main(process.argv.slice(2));
