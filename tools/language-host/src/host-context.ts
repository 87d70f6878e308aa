import type { Children } from "./children";

/** What the calls of one host share. */
export interface HostContext {
  /** Where the engine listens; the CLI may tell it anew in its handshake. */
  engineAddress: string;
  readonly tracing: string;
  readonly children: Children;
}
