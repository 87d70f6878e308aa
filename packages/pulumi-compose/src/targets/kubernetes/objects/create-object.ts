import type * as pulumi from "@pulumi/pulumi";
import type { Manifest } from "../manifest";
import type { KubernetesObject } from "./kubernetes-object";
import { kubernetesSdk, type Sdk } from "./sdk";

type ObjectClass = new (name: string, args: pulumi.Inputs, options: pulumi.CustomResourceOptions) => KubernetesObject;

/** The class of each kind. The SDK loads one when it is asked for it. */
const CLASSES: Readonly<Record<Manifest["kind"], (sdk: Sdk) => unknown>> = {
  ConfigMap: ({ core }) => core.v1.ConfigMap,
  CronJob: ({ batch }) => batch.v1.CronJob,
  DaemonSet: ({ apps }) => apps.v1.DaemonSet,
  Deployment: ({ apps }) => apps.v1.Deployment,
  Ingress: ({ networking }) => networking.v1.Ingress,
  Job: ({ batch }) => batch.v1.Job,
  Namespace: ({ core }) => core.v1.Namespace,
  NetworkPolicy: ({ networking }) => networking.v1.NetworkPolicy,
  PersistentVolumeClaim: ({ core }) => core.v1.PersistentVolumeClaim,
  Secret: ({ core }) => core.v1.Secret,
  Service: ({ core }) => core.v1.Service,
  StatefulSet: ({ apps }) => apps.v1.StatefulSet,
};

/**
 * An object of a cluster as a resource. The class says its version and kind by itself.
 *
 * @throws pulumi.RunError where Pulumi's SDK of Kubernetes is not installed
 */
export function createObject(
  kind: Manifest["kind"],
  name: string,
  { apiVersion: _version, kind: _kind, ...args }: pulumi.Inputs,
  options: pulumi.CustomResourceOptions,
): KubernetesObject {
  // The classes take what they are given, each a manifest of its kind.
  const Class = CLASSES[kind](kubernetesSdk()) as ObjectClass;
  // Its name is one of a kind: also where Pulumi is told to make it anew (`pulumi up --replace`).
  return new Class(name, args, { deleteBeforeReplace: true, ...options });
}
