import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The folder beside the compose file in which a project's settings and, by default, its state are kept. */
export const folderName = ".pulumi-compose";

/** Where it is. */
export function stateFolder(projectDirectory: string): string {
  return join(projectDirectory, folderName);
}

/** Makes the folder, for its owner's eyes only and ignored by git. */
export function prepareStateFolder(projectDirectory: string): string {
  const folder = stateFolder(projectDirectory);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ignore = join(folder, ".gitignore");
  if (!existsSync(ignore)) writeFileSync(ignore, "# State and a passphrase: not for a repository.\n*\n");
  return folder;
}

/** The stacks whose settings lie in a project's folder. */
export function knownStacks(projectDirectory: string): readonly string[] {
  const folder = stateFolder(projectDirectory);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []);
}
