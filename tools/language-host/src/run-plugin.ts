import { spawn } from "node:child_process";
import type { ServerWritableStream } from "@grpc/grpc-js";
import { type RunPluginRequest, RunPluginResponse } from "@pulumi/pulumi/proto/language_pb";
import type { HostContext } from "./host-context";
import { locateModule } from "./locate-module";
import { nodeArguments, typescriptEnv } from "./node-command";
import { programInfo } from "./program-info";

/**
 * Runs a plugin written for Node.js (a component provider, a converter) by the run-plugin command of its own SDK. Its
 * output is sent over the call, and at last its exit code; when the call ends first, so does the plugin.
 *
 * @throws Error for policy packs, which this host does not run.
 */
export function runPlugin(
  host: HostContext,
  request: RunPluginRequest,
  call: ServerWritableStream<RunPluginRequest, RunPluginResponse>,
): Promise<void> {
  if (request.getKind() === "analyzer") throw new Error("this language host does not run policy packs");
  const plugin = programInfo(request.getInfo());
  const runPath = process.env.PULUMI_LANGUAGE_NODEJS_RUN_PATH || "@pulumi/pulumi/cmd/run-plugin";
  const script = locateModule(runPath, plugin.directory, `npm install in ${plugin.directory}`);
  const child = spawn("node", [...nodeArguments(plugin.options), script, plugin.directory, ...request.getArgsList()], {
    cwd: request.getPwd(),
    env: { ...environment(request.getEnvList()), ...typescriptEnv(plugin.options) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  host.children.add(child);
  call.on("cancelled", () => host.children.interrupt(child));
  child.stdout.on("data", (data: Buffer) => call.write(new RunPluginResponse().setStdout(data)));
  child.stderr.on("data", (data: Buffer) => call.write(new RunPluginResponse().setStderr(data)));
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`could not start Node.js: ${error.message}`)));
    child.on("close", (code) => {
      call.write(new RunPluginResponse().setExitcode(code ?? 1));
      resolve();
    });
  });
}

/** An empty list means the host's own environment, as for any started process. */
function environment(list: readonly string[]): NodeJS.ProcessEnv {
  if (list.length === 0) return process.env;
  return Object.fromEntries(
    list.map((entry) => {
      const separator = entry.indexOf("=");
      return [entry.slice(0, separator), entry.slice(separator + 1)];
    }),
  );
}
