/**
 * The stack's configuration as the SDK reads it from `PULUMI_CONFIG`. Keys go in the form `<namespace>:config:<name>`,
 * which every version of the SDK understands.
 */
export function runConfig(config: Iterable<readonly [string, string]>): string {
  const entries: [string, string][] = [];
  for (const [key, value] of config) {
    const separator = key.indexOf(":");
    if (separator < 0) throw new Error(`configuration key "${key}" has no namespace`);
    const namespace = key.slice(0, separator);
    const name = key.slice(separator + 1).replace(/^config:/, "");
    entries.push([`${namespace}:config:${name}`, value]);
  }
  return JSON.stringify(Object.fromEntries(entries));
}
