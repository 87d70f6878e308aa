import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { housekeeping, redactor, runHooks } from "@pulumi-compose/docker-health";
import { endpointOfProvider } from "../../../gates/endpoint";
import { promised } from "../../../gates/promised";
import { hooksAreThere } from "./hooks-are-there";
import { programHook } from "./program-hook";

/** A command that runs in a container after its creation (Compose Specification, services, post_start). */
export interface PostStartCommand {
  readonly command: pulumi.Input<pulumi.Input<string>[]>;
  /** Default: the container's. */
  readonly user?: pulumi.Input<string>;
  readonly privileged?: boolean;
  /** Default: the container's. */
  readonly workingDir?: pulumi.Input<string>;
  /** Beside the container's own; null: a variable without a value. */
  readonly environment?: Readonly<Record<string, pulumi.Input<string> | null>>;
}

/** Where a container is made. */
export interface PostStartOptions {
  /** The provider that the container is given, if it is not the default one. */
  readonly provider?: docker.Provider;
  /** Values that must not appear in what a failure shows. */
  readonly redact?: readonly pulumi.Input<string>[];
}

/**
 * The hooks of a container of one's own that has commands run in it, one after another, whenever it was created or
 * replaced. One that does not exit with 0 fails the update, with what it printed; the container stays in the state.
 *
 * @param container its name; no two containers of a stack may have the same
 *
 * @example
 * ```ts
 * new docker.Container("web", { name: "web", image }, { hooks: postStart("web", [{ command: ["warm-up"] }]) });
 * ```
 */
export function postStart(
  container: string,
  commands: readonly PostStartCommand[],
  { provider, redact = [] }: PostStartOptions = {},
): pulumi.ResourceHookBinding {
  if (!hooksAreThere()) return {};
  const known = promised(
    pulumi.all([
      pulumi.output([...commands]),
      endpointOfProvider(provider),
      pulumi.unsecret(pulumi.output([...redact])),
    ]),
  );
  const hook = programHook(`${container}-post-start`, async () => {
    const [hooks, endpoint, secrets] = await known;
    const asWritten = hooks.map(({ workingDir, ...rest }) => ({
      ...rest,
      ...(workingDir !== undefined && { working_dir: workingDir }),
    }));
    await runHooks(await housekeeping(endpoint), {
      attribute: "post_start",
      service: container,
      container,
      hooks: asWritten,
      clean: redactor(secrets),
    });
  });
  return { afterCreate: [hook] };
}
