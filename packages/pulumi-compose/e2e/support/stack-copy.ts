import { cpSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { PulumiProject } from "./pulumi-project";
import { root } from "./toolchain";

/**
 * A copy of one of the repository's stacks, `pce-` before its name so that it collides with nobody. It runs on the images
 * that the set-up makes, by the override file that the set-up passes, too.
 */
export function stackCopy(name: string, env: Readonly<Record<string, string>> = {}): PulumiProject {
  const folder = join(root, "stacks", name);
  const pulumi = readFileSync(join(folder, "Pulumi.yaml"), "utf8")
    .replaceAll(name, `pce-${name}`)
    .replace("../../packages/component", join(root, "packages/component"));
  const files = ["compose.yaml", join(root, "tools/closed-network/stacks", `${name}.yaml`)];
  const project = new PulumiProject({
    name: `pce-${name}`,
    files: { "Pulumi.yaml": pulumi },
    env: { COMPOSE_FILE: files.join(delimiter), ...env },
  });
  cpSync(folder, project.folder, {
    recursive: true,
    filter: (source) => !source.includes("node_modules") && !source.includes("Pulumi."),
  });
  project.write({ "compose.yaml": project.read("compose.yaml").replace(`name: ${name}`, `name: pce-${name}`) });
  return project;
}
