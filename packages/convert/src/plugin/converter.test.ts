import type { ServerUnaryCall } from "@grpc/grpc-js";
import { DiagnosticSeverity } from "@pulumi/pulumi/proto/codegen/hcl_pb";
import { ConvertProgramRequest, type ConvertProgramResponse } from "@pulumi/pulumi/proto/converter_pb";
import { converter } from "./converter";

test("a swarm is refused, and said where it can be had", () => {
  const request = new ConvertProgramRequest().setArgsList(["-f", "compose.yaml", "--target", "swarm"]);
  const call = { request } as unknown as ServerUnaryCall<ConvertProgramRequest, ConvertProgramResponse>;
  let answer: ConvertProgramResponse | null | undefined;
  converter.convertProgram(call, (_, response) => {
    answer = response;
  });
  const [only] = answer?.getDiagnosticsList() ?? [];
  expect(only?.getSeverity()).toBe(DiagnosticSeverity.DIAG_ERROR);
  expect(only?.getSummary()).toMatch(/^convert\/swarm-in-pcl: .*pulumi-compose convert --target swarm/);
});
