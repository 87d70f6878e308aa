import type { ComposeProject } from "@pulumi-compose/parser";

/**
 * The variables that the secrets of builds are read from, for the environment of the docker plugin, which reads them there when it
 * builds. Without this it would build without a secret whose variable is only in `.env` or in an `--env-file`, and say nothing.
 */
export function buildSecretVariables({
  services,
  secrets,
}: Pick<ComposeProject, "services" | "secrets">): Readonly<Record<string, string>> {
  const used = Object.values(services).flatMap(({ build }) => (build?.secrets ?? []).map(({ source }) => source));
  return Object.fromEntries(
    used.flatMap((name) => {
      const { environment, content } = secrets[name] ?? {};
      return environment === undefined || typeof content !== "string" ? [] : [[environment, content]];
    }),
  );
}
