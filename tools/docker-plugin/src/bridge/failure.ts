/** One thing that is wrong with the inputs, where it is as the user writes it: `ports[0].internal`. */
export interface Failure {
  readonly reason: string;
  readonly path: string;
  readonly kind: "missing" | "unknown" | "other";
}

export function resourceFailure(failure: Failure, resourceName: string): string {
  if (failure.kind === "missing") return `Missing required property '${failure.path}'`;
  return failure.path === ""
    ? failure.reason
    : `${failure.reason}. Examine values at '${resourceName}.${failure.path}'.`;
}

/** The same for `config docker:*` (a default provider) or an explicit provider's arguments. */
export function providerFailure(failure: Failure, providerName: string): string {
  if (!providerName.startsWith("default")) {
    if (failure.kind === "missing") return `Missing required property '${failure.path}'`;
    return `could not validate provider configuration: ${failure.reason}. Examine values at '${providerName}.${failure.path}'.`;
  }
  switch (failure.kind) {
    case "missing":
      return `Provider is missing a required configuration key, try \`pulumi config set docker:${failure.path}\``;
    case "unknown":
      return [
        `could not validate provider configuration: \`docker:${failure.path}\` is not a valid configuration key for the docker provider.`,
        "If the referenced key is not intended for the provider, please choose a different namespace from `docker:`.",
      ].join(" ");
    case "other":
      return `could not validate provider configuration: ${failure.reason}. Check \`pulumi config get docker:${failure.path}\`.`;
  }
}
