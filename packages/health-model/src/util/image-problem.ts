import { imageReference } from "./image-reference";
import { splitOnce } from "./split-once";

/** An alphanumeric word, or several with one `.`, one or two `_`, or dashes between them. */
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const HOST =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])$/;
const PORT = /^[0-9]+$/;
const TAG = /^\w[\w.-]*$/;
const HUB = ["docker.io", "index.docker.io"];
const MOST_OF_TAG = 128;
const MOST_OF_NAME = 255;

/** How many hexadecimal digits a digest of each algorithm has. */
const DIGITS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/**
 * Why a text is no name of an image, in words that follow the name; undefined: it is one. What counts is the grammar of distribution's
 * `reference` (github.com/distribution/reference, the documentation of its package), by which engines, swarms and clusters read names.
 *
 * @example
 * imageProblem("MyApp:latest"); // its repository "MyApp" has capital letters
 */
export function imageProblem(text: string): string | undefined {
  if (text === "") return "it is empty";
  const space = /[\s\p{Cc}]/u.exec(text);
  if (space) return space[0] === " " ? "it has a space" : "it has a character that nobody sees";
  if (/^[a-f0-9]{64}$/.test(text)) return "64 hexadecimal digits are an image's ID, and no name";
  const { registry, repository, tag, digest } = imageReference(text);
  return (
    (registry === undefined ? undefined : registryProblem(registry)) ??
    repositoryProblem(repository, registry) ??
    (tag === undefined ? undefined : tagProblem(tag)) ??
    (digest === undefined ? undefined : digestProblem(digest))
  );
}

function registryProblem(registry: string): string | undefined {
  const port = /:([^\]]*)$/.exec(registry);
  const host = port ? registry.slice(0, port.index) : registry;
  if (port && !PORT.test(port[1] ?? "")) return `the port of its registry "${registry}" is no number`;
  // What is no host's name may be a folder of the Hub's.
  return HOST.test(host) || COMPONENT.test(registry) ? undefined : `its registry "${registry}" is no host's name`;
}

function repositoryProblem(repository: string, registry: string | undefined): string | undefined {
  if (repository === "") return "it names no repository";
  if (repository.toLowerCase() !== repository) return `its repository "${repository}" has capital letters`;
  for (const part of repository.split("/")) {
    if (part === "") return `its repository "${repository}" has an empty part`;
    if (COMPONENT.test(part)) continue;
    const other = /[^a-z0-9._-]/u.exec(part);
    if (other) return `its repository "${repository}" has ${other[0]} in it`;
    return `"${part}" in its repository has to begin and end with a letter or digit, and have one dot, one or two underscores or dashes between them`;
  }
  // Docker Hub's own images are in a folder, though nobody writes it.
  const isOfHub = registry === undefined || HUB.includes(registry);
  const { length } = isOfHub && !repository.includes("/") ? `library/${repository}` : repository;
  return length > MOST_OF_NAME ? `its repository has ${length} characters, and may have ${MOST_OF_NAME}` : undefined;
}

function tagProblem(tag: string): string | undefined {
  if (tag === "") return "its tag is empty";
  if (!TAG.test(tag)) {
    return `its tag "${tag}" is not made of letters, digits, underscores, dots and dashes, without a dot or dash first`;
  }
  return tag.length > MOST_OF_TAG ? `its tag has ${tag.length} characters, and may have ${MOST_OF_TAG}` : undefined;
}

function digestProblem(digest: string): string | undefined {
  const [algorithm, digits = ""] = splitOnce(digest, ":");
  const wanted = Object.hasOwn(DIGITS, algorithm) ? DIGITS[algorithm] : undefined;
  if (wanted === undefined) {
    return digits === ""
      ? `its digest "${digest}" is none: \`sha256:\` and 64 digits`
      : `nobody knows digests of ${algorithm}`;
  }
  if (!/^[a-f0-9]*$/.test(digits)) return "its digest is not made of the digits 0 to 9 and a to f";
  return digits.length === wanted
    ? undefined
    : `its digest has ${digits.length} digits, and ${algorithm} has ${wanted}`;
}
