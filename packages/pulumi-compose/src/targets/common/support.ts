/** What becomes of an attribute on a target. */
export type Support =
  /** It is these arguments of the plugin's resource, or this resource. */
  | { readonly becomes: string }
  /** It acts on the plan or the gates, or has acted already while the file was read. */
  | { readonly acts: string }
  /** The target and the client that compose is have no part in it, or nothing follows from it. */
  | { readonly nothing: string }
  /** It is left out with a warning, for this reason; `instead`: how to say it on this target. */
  | { readonly leftOut: string; readonly instead?: string };
