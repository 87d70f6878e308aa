import { type BuildConfig, isSymbolic } from "@pulumi-compose/parser";
import type { MappingContext } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";

const buildKit = "only BuildKit knows it, and the plugin builds with the engine's own builder";

/** What of `build` gets lost, and why. */
const lost: Partial<Readonly<Record<keyof BuildConfig, string>>> = {
  additional_contexts: buildKit,
  cache_to: buildKit,
  entitlements: buildKit,
  no_cache_filter: buildKit,
  privileged: buildKit,
  provenance: buildKit,
  sbom: buildKit,
  secrets: buildKit,
  ssh: buildKit,
};

/** Reports what of a build cannot be had: nothing is dropped silently. */
export function reportUnmappedBuild(context: MappingContext): void {
  const { build } = context.service;
  if (!build) return;
  for (const [attribute, why] of Object.entries(lost)) {
    const value: unknown = Reflect.get(build, attribute);
    if (value !== undefined && value !== false) unsupported(context, ["build", attribute], why);
  }
  if (isSymbolic(build.dockerfile_inline)) {
    diagnose(
      context,
      "target/unknown-value",
      "error",
      ["build", "dockerfile_inline"],
      "a Dockerfile cannot hold a variable whose value is known only while Pulumi runs",
      "pass it as one of `build.args`, and name it in the Dockerfile by ARG",
    );
  }
}
