/** The parts of an image reference that tell what is in it. */
export interface ImageName {
  readonly repository: string;
  readonly tag: string;
}

/** Splits a reference into repository and tag; registry, `library/` and digest are left out. */
export function imageName(reference: string): ImageName {
  const withoutDigest = reference.split("@", 1)[0] ?? reference;
  const parts = withoutDigest.split("/");
  const [first = ""] = parts;
  const hasHost = parts.length > 1 && (/[.:]/.test(first) || first === "localhost");
  const path = hasHost ? parts.slice(1) : parts;
  if (path.length > 1 && path[0] === "library") path.shift();
  const last = path.pop() ?? "";
  const colon = last.indexOf(":");
  const name = colon < 0 ? last : last.slice(0, colon);
  return { repository: [...path, name].join("/"), tag: colon < 0 ? "" : last.slice(colon + 1) };
}

/** The first number of a tag: 7 of `7.2-alpine`; undefined for `latest`. */
export function majorOf(tag: string): number | undefined {
  const match = /^v?(\d+)(?:\D|$)/.exec(tag);
  return match === null ? undefined : Number(match[1]);
}
