/** A record without a prototype, so that a service may be called `constructor` or `__proto__`. */
export function record<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const result: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) result[key] = value;
  return result;
}

/** What a caller's plain object itself says of a key; never what its prototype says. */
export function own<T>(of: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return of !== undefined && Object.hasOwn(of, key) ? of[key] : undefined;
}
