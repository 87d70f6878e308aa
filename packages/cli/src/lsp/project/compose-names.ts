import { basename } from "node:path";

const NAMES = /^(?:docker-)?compose[^/]*\.ya?ml$|\.(?:docker-)?compose\.ya?ml$/;

/** Whether a document is a compose file by its name, or by what the client says it is. */
export function isComposeFile(path: string, language: string): boolean {
  return NAMES.test(basename(path)) || /^(?:docker-?compose|yaml\.docker-compose)$/.test(language);
}
