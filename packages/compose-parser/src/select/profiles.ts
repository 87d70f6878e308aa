/**
 * Whether a service that declares these profiles is enabled: it declares none, one of them is active, or `*` is. Where none
 * is asked for, docker compose takes that for the profile with the empty name.
 */
export function isEnabled(declared: readonly string[] | undefined, active: readonly string[]): boolean {
  if (!declared || declared.length === 0) return true;
  if (active.length === 0) return declared.includes("");
  return active.some((profile) => profile === "*" || declared.includes(profile));
}
