/** Where a Pulumi CLI came from. */
export type PulumiSource = "installed" | "download" | "build";

/** A CLI and its Node.js language host, as they now lie in the tool chain's `bin`. */
export interface Pulumi {
  readonly source: PulumiSource;
  /** With its `v`. */
  readonly version: string;
  /** The CLI's path in the tool chain's `bin`. */
  readonly command: string;
}
