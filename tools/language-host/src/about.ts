import { createRequire } from "node:module";
import { join } from "node:path";
import { AboutResponse } from "@pulumi/pulumi/proto/language_pb";
import { packageManager } from "./package-manager";
import { packageManagerVersion } from "./package-manager-version";
import type { Program } from "./program-info";

/** What `pulumi about` shows of the runtime. What cannot be told is left out. */
export function about({ directory, options }: Program): AboutResponse {
  const manager = packageManager(options.packagemanager, directory);
  const response = new AboutResponse().setExecutable(process.execPath).setVersion(process.version);
  const metadata = response.getMetadataMap();
  metadata.set("packagemanager", manager);
  const managerVersion = attempt(() => packageManagerVersion(manager));
  if (managerVersion !== undefined) metadata.set("packagemanagerVersion", managerVersion);
  const typescript = attempt(() => {
    const manifest: unknown = createRequire(join(directory, "[resolve]"))("typescript/package.json");
    return new Map(Object.entries(manifest ?? {})).get("version");
  });
  if (typeof typescript === "string") metadata.set("typescriptVersion", typescript);
  return response;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
