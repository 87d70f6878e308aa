import { spawn } from "node:child_process";
import type { ServerWritableStream } from "@grpc/grpc-js";
import { type InstallDependenciesRequest, InstallDependenciesResponse } from "@pulumi/pulumi/proto/language_pb";
import type { HostContext } from "./host-context";
import { installCommand, packageManager } from "./package-manager";
import { programInfo } from "./program-info";
import { workspaceRoot } from "./workspace-root";

/** Installs the program's npm dependencies, from its workspace's root, and sends what the package manager prints. */
export function installDependencies(
  host: HostContext,
  request: InstallDependenciesRequest,
  call: ServerWritableStream<InstallDependenciesRequest, InstallDependenciesResponse>,
): Promise<void> {
  const { directory, options } = programInfo(request.getInfo());
  const root = workspaceRoot(directory);
  const [command, ...args] = installCommand(packageManager(options.packagemanager, root), options.production);
  const say = (text: string) => call.write(new InstallDependenciesResponse().setStdout(Buffer.from(text)));
  say("Installing dependencies...\n\n");
  if (root !== directory) say(`Detected workspace root at ${root}\n`);
  const child = host.children.add(spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] }));
  call.on("cancelled", () => host.children.interrupt(child));
  child.stdout.on("data", (data: Buffer) => call.write(new InstallDependenciesResponse().setStdout(data)));
  child.stderr.on("data", (data: Buffer) => call.write(new InstallDependenciesResponse().setStderr(data)));
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`could not start ${command}: ${error.message}`)));
    child.on("close", (code) => {
      if (code !== 0) return reject(new Error(`${[command, ...args].join(" ")} exited with code ${code}`));
      say("Finished installing dependencies\n\n");
      return resolve();
    });
  });
}
