/** A healthcheck as one writes it into a compose file, except that `$` stands for itself (a file says `$$`). */
export interface SuggestedHealthcheck {
  readonly test: readonly [how: "CMD" | "CMD-SHELL", ...words: string[]];
  readonly interval: string;
  readonly timeout: string;
  readonly retries: number;
  /** How long the service may take to start. */
  readonly start_period: string;
}

/** What a suggestion may depend on. */
export interface ImageFacts {
  /** Without registry and without tag: `postgres`, `bitnami/redis`. */
  readonly repository: string;
  /** Empty where the reference has none. */
  readonly tag: string;
  /** The service's environment; null: set to nothing. */
  readonly env: Readonly<Record<string, string | null>>;
}

/** A good healthcheck for one kind of service. */
export interface KnownCheck {
  /** The software, as people call it. */
  readonly name: string;
  /** Repositories, without registry. */
  readonly images: readonly string[];
  /** The documentation that the test is from. */
  readonly source: string;
  /** What must be so for the test to work, or why it is as it is. */
  readonly note?: string;
  /** Undefined for an image in which no test can run. */
  readonly suggest: (facts: ImageFacts) => SuggestedHealthcheck | undefined;
}
