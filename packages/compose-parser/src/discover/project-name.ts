import { Reporter } from "../diagnostics/reporter";
import { type Lookup, substitute } from "../interpolate/template";
import { readYaml } from "../read/read";
import type { ComposeFile } from "../source/compose-file";
import { textOf } from "../tree/text";

/** A name as compose wants it: lower case letters, digits, `-` and `_`, starting with a letter or digit. */
function normaliseName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
}

/** The `name` that the files give, the last one that is not empty, as it is written there. */
function nameInFiles(files: readonly ComposeFile[]): string {
  let found = "";
  for (const file of files) {
    const text = typeof file.content === "string" ? file.content : new TextDecoder().decode(file.content);
    // Only a file that seems to have one is read twice.
    if (!/^["']?name["']?\s*:|^\ufeff?\s*\{/m.test(text)) continue;
    // Mistakes in it are reported when the file is loaded.
    for (const { root } of readYaml(file.name, file.content, new Reporter()).documents) {
      const name = root.kind === "mapping" ? root.get("name") : undefined;
      if (name?.kind === "scalar" && name.type !== "null" && textOf(name) !== "") found = textOf(name);
    }
  }
  return found;
}

/**
 * The project's name (Compose Specification, name): given, `COMPOSE_PROJECT_NAME`, the files', the folder's; the first
 * two have to be valid, the others are made so.
 */
export function projectName(
  given: { readonly option: string | undefined; readonly variable: string | undefined; readonly folder: string },
  files: readonly ComposeFile[],
  lookup: Lookup | undefined,
  normalise: boolean,
  reporter: Reporter,
): string {
  const explicit = given.option || given.variable;
  if (explicit) {
    if (normaliseName(explicit) !== explicit) {
      reporter.report("invalid-project-name", undefined, { name: explicit, suggestion: normaliseName(explicit) });
    }
    return explicit;
  }
  const raw = nameInFiles(files);
  if (raw === "") return normaliseName(given.folder);
  const name = lookup ? substitute(raw, lookup, () => {}).text : raw;
  return normalise ? normaliseName(name) : name;
}
