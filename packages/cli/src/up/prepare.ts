import { resolve } from "node:path";
import type { DeployOptions } from "./deploy-options";
import type { StackPlace } from "./stack/open-stack";
import { backendUrl } from "./state/backend";
import { passphraseVariables } from "./state/passphrase";
import { prepareStateFolder } from "./state/state-folder";

/** Where the stack of a project is and lives; makes the folder beside the compose file if it is not there. */
export function placeOf(projectName: string, projectDirectory: string, options: DeployOptions): StackPlace {
  const folder = prepareStateFolder(resolve(projectDirectory));
  return {
    folder,
    backend: backendUrl(options.backend, folder, process.env),
    stack: options.stack ?? projectName,
    variables: passphraseVariables(folder, process.env),
  };
}
