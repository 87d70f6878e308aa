/** Whether a service that declares these profiles is enabled: it declares none, one of them is active, or `*` is. */
export function isEnabled(declared: readonly string[] | undefined, active: readonly string[]): boolean {
  if (!declared || declared.length === 0) return true;
  return active.some((profile) => profile === "*" || declared.includes(profile));
}
