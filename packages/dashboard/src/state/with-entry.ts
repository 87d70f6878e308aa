/** The same map with another value at a key. */
export function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map(map).set(key, value);
}

/** The same map without a key. */
export function withoutEntry<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}

/** The same lists with more at the end of one of them, which keeps its newest. */
export function appended<V>(
  map: ReadonlyMap<string, readonly V[]>,
  key: string,
  values: readonly V[],
  most: number,
): ReadonlyMap<string, readonly V[]> {
  return withEntry(map, key, [...(map.get(key) ?? []), ...values].slice(-most));
}
