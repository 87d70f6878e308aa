import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { OnUnhealthy } from "../gates/wait-options";

/** What a program changes about one service of the file, whatever the target. Values may be Outputs and secrets. */
export interface CommonOverride {
  /** Merged over the file's `environment`. A secret value stays secret in state and display. */
  readonly environment?: Readonly<Record<string, Input<string>>>;
  /** Merged over the file's `labels`. */
  readonly labels?: Readonly<Record<string, Input<string>>>;
  /** The image, by name or id, instead of the file's. */
  readonly image?: Input<string>;
  /** The command, as a list of words. */
  readonly command?: Input<Input<string>[]>;
  /** For this service instead of {@link ComposeProjectArgs.onUnhealthy} and of what the file says. */
  readonly onUnhealthy?: OnUnhealthy;
  /**
   * Pulumi options for the service's containers, or for its swarm service: `protect`, `ignoreChanges`, `retainOnDelete`,
   * `import`, `aliases`…
   */
  readonly options?: CustomResourceOptions;
}
