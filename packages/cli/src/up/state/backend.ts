import { pathToFileURL } from "node:url";

/** Where the state is kept: as asked for, as the environment says, else in the folder beside the compose file. */
export function backendUrl(asked: string | undefined, folder: string, env: NodeJS.ProcessEnv): string {
  return asked ?? (env.PULUMI_BACKEND_URL || pathToFileURL(folder).href);
}
