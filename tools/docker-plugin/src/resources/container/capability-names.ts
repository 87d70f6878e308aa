/**
 * The full names of capabilities, sorted, as docker's own client sends them. This is why `NET_ADMIN` reads back as
 * `CAP_NET_ADMIN`.
 */
export function capabilityNames(given: readonly string[]): string[] {
  const upper = given.map((name) => name.trim().toUpperCase()).filter(Boolean);
  if (upper.includes("ALL")) return ["ALL"];
  const full = upper.map((name) => (name.startsWith("CAP_") ? name : `CAP_${name}`));
  return [...new Set(full)].sort();
}
