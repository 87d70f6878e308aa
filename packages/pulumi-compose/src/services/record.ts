/** Resources by their keys in the file; without a prototype, so that every name is an ordinary one. */
export function record<P extends { readonly key: string }, R>(
  planned: readonly P[],
  create: (planned: P) => R,
): Record<string, R> {
  const result: Record<string, R> = Object.create(null);
  for (const item of planned) result[item.key] = create(item);
  return result;
}
