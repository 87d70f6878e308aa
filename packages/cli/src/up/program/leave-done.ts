import type * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../resources/resource-types";
import { ignoring } from "./ignoring";

/**
 * Leaves what has ended well, and nobody keeps running, as it is. The plugin reads back whether a container runs: of one that had
 * ended by then, or since a refresh, it sees a change, and would start it once more.
 *
 * @param done names of such containers, asked for when one is registered
 */
export function leaveDone(done: () => ReadonlySet<string>): pulumi.ResourceTransformation {
  return ({ type, name, props, opts }) =>
    type === resourceTypes.container && done().has(name) ? { props, opts: ignoring(opts, "mustRun") } : undefined;
}
