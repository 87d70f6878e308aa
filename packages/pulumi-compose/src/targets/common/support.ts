/** What becomes of an attribute on a target. */
export type Support =
  /** It is these arguments of the plugin's resource, or this resource. */
  | { readonly becomes: string }
  /** It acts on the plan or the gates, or has acted already while the file was read. */
  | { readonly acts: string }
  /** The target and the client that compose is have no part in it, or nothing follows from it. */
  | { readonly nothing: string }
  /** It becomes this, with something that the file leaves open and the target takes for granted: it is said where it is used. */
  | { readonly inferred: string }
  /** It is an error, for this reason; `instead`: how to say it on this target. */
  | { readonly rejected: string; readonly instead?: string }
  /** It is left out with a warning, for this reason; `instead`: how to say it on this target. */
  | { readonly leftOut: string; readonly instead?: string };

/** What a report calls that. */
export type Fate = "translated" | "inferred" | "ignored" | "rejected";

/** The word for what becomes of an attribute. */
export function fateOf(support: Support): Fate {
  if ("becomes" in support || "acts" in support) return "translated";
  if ("inferred" in support) return "inferred";
  return "rejected" in support ? "rejected" : "ignored";
}
