import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/** Where the set-up keeps the root file systems of the images that it makes. */
const FOLDER = path.resolve(__dirname, "../../../../../.toolchain/images");

/** The root file system that the set-up has made for an image such as `pulumi-compose/flask-redis:local`, if it has. */
export function setUpArchive(image: string, folder = FOLDER): string | undefined {
  const recipe = /^pulumi-compose\/([a-z-]+):local$/.exec(image)?.[1];
  if (recipe === undefined || !existsSync(folder)) return undefined;
  const archives = readdirSync(folder)
    .filter((name) => name.startsWith(`${recipe}-${process.arch}-`) && name.endsWith(".tar"))
    .map((name) => path.join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return archives[0];
}
