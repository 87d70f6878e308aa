const LONGEST = 63;

/**
 * A name as Kubernetes' DNS knows it: small letters, digits and dashes, a letter first, 63 characters at most.
 *
 * @example
 * ```ts
 * dnsName("My_db.1"); // "my-db-1"
 * ```
 */
export function dnsName(text: string, longest = LONGEST): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+/, "");
  const lettered = /^[a-z]/.test(plain) ? plain : `x-${plain}`;
  return lettered.slice(0, longest).replace(/-+$/, "");
}
