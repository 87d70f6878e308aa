import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Resolves a module of the SDK as the program itself would, from the program's own directory.
 *
 * @throws Error that tells how to install the SDK when it is not there.
 */
export function locateModule(module: string, programDirectory: string, installWith: string): string {
  try {
    return createRequire(join(programDirectory, "[resolve]")).resolve(module);
  } catch (error) {
    // By its shape: an error of Node.js's own may come from another realm than this module's `Error`.
    if (typeof error === "object" && error !== null && "code" in error && error.code === "MODULE_NOT_FOUND") {
      throw new Error(`It looks like the Pulumi SDK has not been installed. Have you run ${installWith}?`);
    }
    throw error;
  }
}
