import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { DeployOptions } from "./deploy-options";
import type { StackPlace } from "./stack/open-stack";
import { passphraseVariables } from "./state/passphrase";
import { prepareStateFolder } from "./state/state-folder";

/** Where the stack of a project is and lives; makes the folder beside the compose file if it is not there. */
export function stackPlace(projectName: string, projectDirectory: string, options: DeployOptions): StackPlace {
  const folder = prepareStateFolder(resolve(projectDirectory));
  return {
    folder,
    backend: backendUrl(options.backend, folder, process.env),
    stack: options.stack ?? projectName,
    variables: passphraseVariables(folder, process.env),
  };
}

/** Where the state is kept: as asked for, as the environment says, else in the folder beside the compose file. */
export function backendUrl(asked: string | undefined, folder: string, env: NodeJS.ProcessEnv): string {
  return asked ?? (env.PULUMI_BACKEND_URL || pathToFileURL(folder).href);
}
