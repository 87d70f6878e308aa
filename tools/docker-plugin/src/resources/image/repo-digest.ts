/** The digest under which a registry knows the image; the one of its own repository if there are several. */
export function repoDigest(name: string, digests: readonly string[]): string {
  const [first = "", ...more] = digests;
  if (more.length === 0) return first;
  const colon = name.indexOf(":");
  const repository = colon === -1 ? name : name.slice(0, colon);
  return digests.find((digest) => digest.startsWith(repository)) ?? first;
}
