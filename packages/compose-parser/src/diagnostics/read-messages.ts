import { error, warning } from "./row";

/** Mistakes in files and in YAML. */
export const readMessages = {
  "no-file": error<{ folder: string }>(
    ({ folder }) => `no compose file in ${folder} or any folder above it`,
    "No file was named and none of `compose.yaml`, `compose.yml`, `docker-compose.yml`, `docker-compose.yaml` was found.",
    "name one with `-f`, or create a compose.yaml",
  ),
  "several-files": warning<{ files: readonly string[]; used: string }>(
    ({ files, used }) => `${files.join(", ")} exist side by side; ${used} is used`,
    "A folder has compose files under several of the default names.",
    "keep one of them, or name it with `-f`",
  ),
  "file-not-found": error<{ path: string }>(
    ({ path }) => `there is no file ${path}`,
    "A file that the command line, the environment or another file names does not exist.",
    "relative paths start from the project directory",
  ),
  "file-is-directory": error<{ path: string }>(
    ({ path }) => `${path} is a folder, but a file is expected`,
    "A folder stands where a file is named.",
    "name a file in it",
  ),
  "file-unreadable": error<{ path: string; problem: string }>(
    ({ path, problem }) => `cannot read ${path}: ${problem}`,
    "A file exists, but the system does not let it be read, or it is not a regular file.",
    "check its permissions and what it is",
  ),
  "link-loop": error<{ path: string }>(
    ({ path }) => `the symbolic links at ${path} form a loop`,
    "Symbolic links point at each other.",
    "replace one of the links",
  ),
  "file-too-large": error<{ limit: number }>(
    ({ limit }) => `the file is larger than ${limit} characters`,
    "A file is larger than any compose file has reason to be: 16 MiB, or 4 MiB where it uses anchors, tags or other rarely used YAML.",
    "split it with `include`",
  ),
  "invalid-utf8": error(
    () => "the file is not valid UTF-8",
    "A file holds bytes that are not UTF-8 text.",
    "save it as UTF-8",
  ),
  "empty-file": error(
    () => "the file is empty",
    "There is nothing in the compose file, or only comments.",
    "a compose file has at least `services:`",
  ),
  "yaml-syntax": error<{ problem: string }>(
    ({ problem }) => `invalid YAML: ${problem}`,
    "The text is not YAML; the message is the YAML reader's.",
    "correct the syntax; indentation and quotes are the usual causes",
  ),
  "not-a-mapping": error(
    () => "a compose file has to be a mapping of keys to values",
    "The top level of a file is a list or a single value.",
    "start with `services:`",
  ),
  "duplicate-key": error<{ key: string }>(
    ({ key }) => `the key \`${key}\` is given twice`,
    "A mapping has the same key twice; YAML would keep one of them silently.",
    "keep one of them",
  ),
  "non-string-key": error<{ key: string }>(
    ({ key }) => `the key \`${key}\` is not a string`,
    "A key is a number, a boolean, null or a collection.",
    "put it in quotes",
  ),
  "unknown-alias": error<{ name: string }>(
    ({ name }) => `there is no anchor \`&${name}\` before this alias`,
    "An alias `*name` stands where no anchor `&name` has been defined yet in the same document.",
    "define the anchor before its alias, in the same file",
  ),
  "alias-cycle": error<{ name: string }>(
    ({ name }) => `the anchor \`&${name}\` contains itself`,
    "An alias stands inside the value that its own anchor names.",
    "write the value out in place of the alias",
  ),
  "alias-bomb": error<{ limit: number }>(
    ({ limit }) => `aliases expand to more than ${limit} values`,
    "Aliases of aliases multiply to more values than any project has.",
    "write the values out",
  ),
  "too-deep": error<{ limit: number }>(
    ({ limit }) => `values nest deeper than ${limit} levels`,
    "A file nests deeper than any compose file does.",
    "nest less deeply",
  ),
  "merge-not-mapping": error(
    () => "`<<` takes a mapping or a list of mappings",
    "A merge key has a value that cannot be merged.",
    "write `<<: *name`, where `&name` marks a mapping",
  ),
  "bad-tag": error<{ text: string; type: string }>(
    ({ text, type }) => `\`${text}\` is not of type ${type}`,
    "A value does not fit its explicit YAML tag (`!!int`, for example).",
    "correct the value, or remove the tag",
  ),
} as const;
