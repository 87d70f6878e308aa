import { Server, ServerCredentials } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import { Children } from "./children";
import { parseFlags } from "./flags";
import { languageRuntime } from "./language-runtime";
import { VERSION } from "./version";
import { watchEngine } from "./watch-engine";

function main(): void {
  const flags = parseFlags(process.argv.slice(2));
  if (flags.version) {
    console.log(`v${VERSION}`);
    return;
  }
  if (flags.runtime !== "nodejs") {
    console.error(`unsupported runtime: ${flags.runtime}`);
    process.exitCode = 1;
    return;
  }
  const children = new Children();
  const stop = () => process.exit(0);
  process.on("exit", () => children.kill());
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);

  const host = { engineAddress: flags.engineAddress, tracing: flags.tracing, children };
  watchEngine(host.engineAddress, stop);
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(LanguageRuntimeService, languageRuntime(host, stop));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    // The CLI reads the port from the first line.
    console.log(port);
  });
}

main();
