/** What of a service another one's moment can follow. */
export type Milestone = "started" | "ready" | "healthy" | "completed";

/**
 * A moment in the life of a container: milliseconds after its own start, or after a milestone of another service
 * (`ready` when left out). It is never earlier than the container's own start.
 */
export type Moment =
  | number
  | { readonly after: string; readonly milestone?: Milestone | undefined; readonly plusMs?: number | undefined };
