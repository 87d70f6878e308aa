/** What waits of one kind (for a container, for a service of a swarm) have of their own, beside what all waits have. */
export interface WaitKind {
  /** What one look at what is waited for shows. */
  readonly look: unknown;
  /** What is heard between looks. */
  readonly news: unknown;
  /** What has to be remembered from look to look. */
  readonly memory: unknown;
  /** What is to be done beside looking. */
  readonly act: unknown;
  /** Whose word opens the gate. */
  readonly by: string;
  /** Why it cannot open, beside the reasons of every wait. */
  readonly reason: string;
  /** How it is going, for whoever wants to know. */
  readonly progress: { readonly message: string };
}
