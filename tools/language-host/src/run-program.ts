import { spawn } from "node:child_process";
import type { ServerUnaryCall } from "@grpc/grpc-js";
import { type RunRequest, RunResponse } from "@pulumi/pulumi/proto/language_pb";
import type { HostContext } from "./host-context";
import { locateModule } from "./locate-module";
import { nodeArguments, typescriptEnv } from "./node-command";
import { programInfo } from "./program-info";
import { runArguments } from "./run-arguments";
import { runConfig } from "./run-config";

/** By this code the SDK's run command says that it has already told the user what went wrong. */
const ALREADY_TOLD = 32;

/**
 * Runs the program by the run command of its own SDK and answers when it has ended. The program talks to the engine's
 * monitor directly; its output goes to this host's, where the CLI reads it.
 */
export async function runProgram(
  host: HostContext,
  request: RunRequest,
  call: ServerUnaryCall<RunRequest, RunResponse>,
): Promise<RunResponse> {
  const program = programInfo(request.getInfo());
  const runPath = process.env.PULUMI_LANGUAGE_NODEJS_RUN_PATH || "@pulumi/pulumi/cmd/run";
  const response = new RunResponse();
  let script: string;
  try {
    script = locateModule(runPath, program.directory, "pulumi install");
  } catch (error) {
    return response.setError(error instanceof Error ? error.message : String(error));
  }
  const child = spawn(
    "node",
    [
      ...nodeArguments(program.options),
      script,
      ...runArguments({
        monitor: request.getMonitorAddress(),
        engine: host.engineAddress,
        organization: request.getOrganization(),
        project: request.getProject(),
        rootDirectory: program.rootDirectory,
        stack: request.getStack(),
        programDirectory: program.directory,
        dryRun: request.getDryrun(),
        parallel: request.getParallel(),
        tracing: host.tracing,
        entryPoint: program.entryPoint,
        args: request.getArgsList(),
      }),
    ],
    {
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        PULUMI_CONFIG: runConfig(request.getConfigMap().getEntryList()),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
        ...typescriptEnv(program.options),
      },
    },
  );
  host.children.add(child);
  call.on("cancelled", () => host.children.interrupt(child));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(response.setError(`could not start Node.js: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === ALREADY_TOLD) response.setBail(true);
      else if (signal !== null) response.setError(`Program was ended by signal ${signal}`);
      else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code}`);
      resolve(response);
    });
  });
}
