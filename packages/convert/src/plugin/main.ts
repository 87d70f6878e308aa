import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ConverterService } from "@pulumi/pulumi/proto/converter_grpc_pb";
import { converter } from "./converter";

/** `pulumi-converter-compose`: the CLI starts it and reads the port from the first line. */
function main(): void {
  const server = new Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ConverterService, converter);
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
}

main();
