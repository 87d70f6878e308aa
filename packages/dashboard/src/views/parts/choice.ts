/** One of several, of which one is chosen. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly words: string;
}
