import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type MarkerScope, materialise } from "../../../services/materialise";
import { stagedArgs } from "../../../services/staged-args";
import type { PushedImage } from "../kubernetes-plan";

/**
 * Builds an image on the engine that the docker provider talks to, and pushes it to where the nodes find it. Its tag is a digest of
 * what it is built from, so that one that is there already is neither built nor pushed again.
 *
 * @returns its name, once it is in the registry
 */
export function pushImage(planned: PushedImage, scope: MarkerScope, parent: pulumi.Resource): pulumi.Output<string> {
  const args = materialise(stagedArgs(planned), scope) as unknown as docker.RemoteImageArgs;
  const built = new docker.RemoteImage(planned.name, args, { parent });
  // Older versions are what a rollback runs.
  const pushed = new docker.RegistryImage(planned.name, { name: built.name, keepRemotely: true }, { parent });
  return pulumi.all([pushed.name, pushed.sha256Digest]).apply(([name]) => name);
}
