import type { Context } from "../resources/resource";
import type { ValueMap } from "../values/value";

/** A function of the plugin: looks something up and answers with its properties, `id` among them. */
export type PluginFunction = (context: Context, args: ValueMap) => Promise<ValueMap>;
