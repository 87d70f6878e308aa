import { splitOnce } from "./split-once";

/** An image's name in its parts, as they are written. */
export interface ImageReference {
  /** The registry, with its port. */
  readonly registry?: string;
  /** What comes after the registry, without tag and digest. */
  readonly repository: string;
  readonly tag?: string;
  /** With its algorithm: `sha256:…`. */
  readonly digest?: string;
}

/** The parts of an image's name, of whatever they are made. */
export function imageReference(text: string): ImageReference {
  const [registry, rest] = splitRegistry(text);
  const [named = "", digest] = splitOnce(rest, "@");
  const [repository = "", tag] = splitOnce(named, ":");
  return {
    ...(registry !== undefined && { registry }),
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** What is before the first slash is a registry where it cannot be a folder of Docker Hub. */
function splitRegistry(text: string): [registry: string | undefined, rest: string] {
  const [first = "", rest] = splitOnce(text, "/");
  if (rest === undefined) return [undefined, text];
  const isRegistry = first === "localhost" || /[.:]/.test(first) || first.toLowerCase() !== first;
  return isRegistry ? [first, rest] : [undefined, text];
}
