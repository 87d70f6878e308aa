/** Where a plugin came from. */
export type PluginSource = "official" | "stand-in";

export interface Plugin {
  readonly source: PluginSource;
  /** Without a `v`. */
  readonly version: string;
}
