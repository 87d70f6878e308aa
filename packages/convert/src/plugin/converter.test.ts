import type { ServerUnaryCall } from "@grpc/grpc-js";
import { DiagnosticSeverity } from "@pulumi/pulumi/proto/codegen/hcl_pb";
import { ConvertProgramRequest, type ConvertProgramResponse } from "@pulumi/pulumi/proto/converter_pb";
import { converter } from "./converter";

test.each([
  ["swarm", /^convert\/swarm-in-pcl: .*pulumi-compose convert --target swarm/],
  ["kubernetes", /^convert\/kubernetes-in-pcl: .*pulumi-compose convert --target kubernetes/],
])("%s is refused, and said where it can be had", (target, expected) => {
  const request = new ConvertProgramRequest().setArgsList(["-f", "compose.yaml", "--target", target]);
  const call = { request } as unknown as ServerUnaryCall<ConvertProgramRequest, ConvertProgramResponse>;
  let answer: ConvertProgramResponse | null | undefined;
  converter.convertProgram(call, (_, response) => {
    answer = response;
  });
  const [only] = answer?.getDiagnosticsList() ?? [];
  expect(only?.getSeverity()).toBe(DiagnosticSeverity.DIAG_ERROR);
  expect(only?.getSummary()).toMatch(expected);
});
