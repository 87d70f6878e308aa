import type { FoundEngine } from "./engine/engine";
import type { ImageSource } from "./images/ensure-images";
import type { Plugin } from "./plugin/plugin";
import type { Pulumi } from "./pulumi/pulumi";
import type { ToolchainEnv } from "./toolchain-env";

/** Everything that was set up, and how it was come by. */
export interface Toolchain {
  readonly pulumi: Pulumi;
  readonly plugin: Plugin;
  readonly engine: FoundEngine;
  /** Undefined without an engine. */
  readonly images: ImageSource | undefined;
  readonly env: ToolchainEnv;
}
