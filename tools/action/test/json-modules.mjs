// Hooks of Node's loader: JSON that is imported as bundlers have it, without saying so, as GitHub's parser does.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export async function load(url, context, next) {
  if (!url.endsWith(".json")) return next(url, context);
  return { format: "json", source: await readFile(fileURLToPath(url)), shortCircuit: true };
}
