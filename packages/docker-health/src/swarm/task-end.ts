/**
 * How a task ended that the swarm calls complete. It calls so every task whose process has ended with code 0, also one
 * that was asked to end because its check had failed.
 */
export type TaskEnd =
  | { readonly kind: "by-itself" }
  /** It was unhealthy, and was asked to end. */
  | { readonly kind: "unhealthy" }
  | { readonly kind: "unknown"; readonly why: UnknownEnd };

/** Why nobody can say how a task ended. */
export type UnknownEnd =
  /** It ran on another node, and only that node's engine knows. */
  | "elsewhere"
  /** Its container is no longer there. */
  | "removed"
  /** Its engine does not say: it has forgotten what happened to the container, or does not let anybody ask. */
  | "untold";
