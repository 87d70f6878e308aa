import { splitSymbolic, symbolicMarker } from "@pulumi-compose/parser";

// Values that exist only while Pulumi runs are carried through the pure mapping as markers inside ordinary strings: a
// private-use character, a text, a private-use character. The parser writes such markers for symbolic variables; here
// are those for properties of other resources. The component turns them into Outputs, the converter into expressions.

/** Kinds of resource that a planned argument may refer to. */
export type ReferencedKind = (typeof kinds)[number];

const kinds = [
  "image",
  "network",
  "volume",
  "container",
  "swarmConfig",
  "swarmSecret",
  // What exists already and is looked up by its name, which is the key.
  "externalNetwork",
  "externalConfig",
  "externalSecret",
  // Of a cluster.
  "namespace",
  "configMap",
  "kubernetesSecret",
  "claim",
  "pushedImage",
] as const;

/** A property of another resource of the same plan. */
export interface Reference {
  readonly kind: ReferencedKind;
  /** The key of the resource in its plan. */
  readonly key: string;
  readonly property: "id" | "name" | "imageId";
}

/** One piece of a string that may hold markers. */
export type Piece =
  | string
  | { readonly symbol: string }
  | { readonly reference: Reference }
  | { readonly digestOf: string }
  | { readonly secret: { readonly key: string; readonly content: string } }
  /** A text with markers in it that Kubernetes is to take as it is (see verbatim.ts). */
  | { readonly verbatim: string };

/** The marker for a property of another resource. */
export function reference(kind: ReferencedKind, key: string, property: Reference["property"]): string {
  return symbolicMarker(`@${kind}#${property}#${key}`);
}

/** The marker for a secret's content: kept apart, so that it becomes a Pulumi secret. The content may hold markers itself. */
export function secretContent(key: string, content: string): string {
  return symbolicMarker(`@secret#${key}#${Buffer.from(content).toString("base64")}`);
}

/** The marker for a text that Kubernetes is to take as it is, and which holds markers itself. */
export function verbatimText(content: string): string {
  return symbolicMarker(`@verbatim#${Buffer.from(content).toString("base64")}`);
}

/** The marker for the digest that an image has in its registry now. */
export function registryDigest(image: string): string {
  return symbolicMarker(`@digest#${image}`);
}

/**
 * Splits a string at its markers. Text without markers comes back as one piece.
 *
 * @example
 * ```ts
 * for (const piece of splitMarkers(text)) if (typeof piece !== "string" && "symbol" in piece) use(piece.symbol);
 * ```
 */
export function splitMarkers(text: string): Piece[] {
  return splitSymbolic(text).map((piece) => (typeof piece === "string" ? piece : parseMarker(piece.symbol)));
}

function parseMarker(text: string): Piece {
  if (text.startsWith("@digest#")) return { digestOf: text.slice("@digest#".length) };
  if (text.startsWith("@verbatim#")) {
    return { verbatim: Buffer.from(text.slice("@verbatim#".length), "base64").toString("utf8") };
  }
  const secret = /^@secret#(.*)#([A-Za-z0-9+/=]*)$/s.exec(text);
  if (secret) {
    const [, key = "", content = ""] = secret;
    return { secret: { key, content: Buffer.from(content, "base64").toString("utf8") } };
  }
  const match = /^@(\w+)#(id|name|imageId)#(.*)$/s.exec(text);
  const kind = kinds.find((known) => known === match?.[1]);
  if (!match || !kind) return { symbol: text };
  const [, , property, key = ""] = match;
  return { reference: { kind, property: propertyOf(property), key } };
}

function propertyOf(text: string | undefined): Reference["property"] {
  return text === "name" || text === "imageId" ? text : "id";
}
