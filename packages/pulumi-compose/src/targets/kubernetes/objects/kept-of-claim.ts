import * as pulumi from "@pulumi/pulumi";
import type { PersistentVolumeClaim } from "../manifest";
import type { KubernetesObject } from "./kubernetes-object";

/**
 * What of a claim an edit does not change: a cluster takes it only when the claim is made, and one that is made anew has lost the
 * data. Its size can grow, where its class allows that.
 */
export const keptOfClaim = ["spec.accessModes", "spec.storageClassName"] as const;

/** Says of a claim that was edited what it keeps. Never an error: its data is there. */
export function tellKept(claim: KubernetesObject, wanted: PersistentVolumeClaim["spec"]): void {
  const spec: pulumi.Output<Partial<PersistentVolumeClaim["spec"]> | undefined> = Reflect.get(claim, "spec");
  pulumi.all([claim.metadata, spec]).apply(async ([{ name }, has]) => {
    const kept = keptWords(has ?? {}, wanted);
    if (kept.length === 0) return;
    await pulumi.log.warn(
      `${name} keeps ${kept.join("; ")}: a cluster takes this of a claim only when it makes it. To have what the file says, use a volume with another key, into which you copy the data`,
      claim,
    );
  });
}

/** What a claim keeps that the file says otherwise, in words. */
export function keptWords(
  has: Partial<PersistentVolumeClaim["spec"]>,
  wanted: PersistentVolumeClaim["spec"],
): readonly string[] {
  const modes = [has.accessModes, wanted.accessModes].map((given) => given?.join(", ") ?? "");
  const classes = [has.storageClassName, wanted.storageClassName];
  return [
    ...(has.accessModes && modes[0] !== modes[1]
      ? [`its access modes (${modes[0]}), and the file says ${modes[1]}`]
      : []),
    // The cluster's own where nothing is said.
    ...(has.storageClassName !== undefined && classes[1] !== undefined && classes[0] !== classes[1]
      ? [`its storage class (${classes[0]}), and the file says ${classes[1]}`]
      : []),
  ];
}
