/**
 * The command line that the engine runs for a healthcheck's test: `CMD` as it is, `CMD-SHELL` by the image's shell.
 * Undefined: there is nothing to run.
 */
export function commandOfTest(test: readonly string[], shell: readonly string[]): readonly string[] | undefined {
  const [kind, ...rest] = test;
  if (rest.length === 0) return undefined;
  switch (kind) {
    case "CMD":
      return rest;
    case "CMD-SHELL":
      return [...shell, rest.join(" ")];
    default:
      return undefined;
  }
}
