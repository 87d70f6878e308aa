/** How the page stands with the command that serves it. */
export type Connection =
  | { readonly status: "connecting" }
  | { readonly status: "open" }
  /** It is tried again. */
  | { readonly status: "lost"; readonly sinceMs: number }
  /** The command has said that nothing more comes. */
  | { readonly status: "ended"; readonly reason: string; readonly atMs: number }
  /** A report: there is nobody to talk to. */
  | { readonly status: "none" };
