/** What becomes of whoever waits where nobody may go on and nothing may be said: it never settles. */
export function never(): Promise<never> {
  return new Promise<never>(() => undefined);
}
