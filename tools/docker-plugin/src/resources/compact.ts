/** Leaves out what is undefined. */
export function compact<T extends Record<string, unknown>>(object: T): Partial<T> {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.assign({}, ...kept.map(([key, value]) => ({ [key]: value })));
}
