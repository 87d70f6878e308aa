import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ServerUnaryCall, type sendUnaryData, status } from "@grpc/grpc-js";
import { Diagnostic, DiagnosticSeverity } from "@pulumi/pulumi/proto/codegen/hcl_pb";
import { type ConvertProgramRequest, ConvertProgramResponse } from "@pulumi/pulumi/proto/converter_pb";
import { loadSource } from "../load/load-source";
import { pclProgram } from "../pcl/pcl-program";
import { dockerProgram } from "../targets/docker/docker-program";
import { programTargets } from "../targets/registry";
import { filesOfArguments, targetOfArguments } from "./arguments";

/** The `Converter` service: compose files in, PCL out. */
export const converter = {
  convertProgram(
    call: ServerUnaryCall<ConvertProgramRequest, ConvertProgramResponse>,
    done: sendUnaryData<ConvertProgramResponse>,
  ): void {
    try {
      done(null, convertProgram(call.request));
    } catch (error) {
      done({ code: status.INTERNAL, details: error instanceof Error ? error.message : String(error) });
    }
  },
  convertState: unimplemented("imports no state: `pulumi-compose convert --import` does"),
  convertSnippet: unimplemented("converts no snippets"),
};

function unimplemented(details: string) {
  return (_call: unknown, done: sendUnaryData<never>): void => done({ code: status.UNIMPLEMENTED, details });
}

function convertProgram(request: ConvertProgramRequest): ConvertProgramResponse {
  const cwd = request.getSourceDirectory();
  const asked = targetOfArguments(request.getArgsList());
  const refusal = Object.values(programTargets).find(({ name }) => name === asked)?.noPcl;
  if (refusal) return refused(`${refusal.code}: ${refusal.message}: ${refusal.hint}`);
  const files = filesOfArguments(request.getArgsList());
  const result = loadSource(
    { cwd, ...(files.length > 0 && { files }), style: "resources", out: request.getGeneratedProjectDirectory() || cwd },
    dockerProgram,
    { services: "active", unreadEnvFiles: "PCL reads no files of variables" },
  );
  const response = new ConvertProgramResponse();
  const { source } = result;
  const found = source?.diagnostics ?? ("diagnostics" in result ? result.diagnostics : []);
  const said = found
    .filter(({ severity }) => severity !== "info")
    .map(({ severity, message, place, code }) => {
      const at = place ? `${place.file}:${place.line}:${place.column}: ` : "";
      return diagnostic(
        severity === "error" ? DiagnosticSeverity.DIAG_ERROR : DiagnosticSeverity.DIAG_WARNING,
        `${at}${code}: ${message}`,
      );
    });
  if (source) {
    const { text, warnings } = pclProgram(source);
    const target = request.getTargetDirectory();
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "main.pp"), text);
    said.push(...warnings.map((warning) => diagnostic(DiagnosticSeverity.DIAG_WARNING, warning)));
  }
  response.setDiagnosticsList(said);
  return response;
}

function refused(message: string): ConvertProgramResponse {
  const response = new ConvertProgramResponse();
  response.setDiagnosticsList([diagnostic(DiagnosticSeverity.DIAG_ERROR, message)]);
  return response;
}

function diagnostic(severity: DiagnosticSeverity, summary: string): Diagnostic {
  const result = new Diagnostic();
  result.setSeverity(severity);
  result.setSummary(summary);
  return result;
}
