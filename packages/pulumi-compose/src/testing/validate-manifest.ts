import { DaemonSet } from "kubernetes-models/apps/v1/DaemonSet";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { StatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import { CronJob } from "kubernetes-models/batch/v1/CronJob";
import { Job } from "kubernetes-models/batch/v1/Job";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { Namespace } from "kubernetes-models/v1/Namespace";
import { PersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { Secret } from "kubernetes-models/v1/Secret";
import { Service } from "kubernetes-models/v1/Service";
import type { Manifest } from "../targets/kubernetes/manifest";

interface Validated {
  validate(): void;
}

/** By the schemas of Kubernetes' API. */
const models: Readonly<Record<Manifest["kind"], new (data: never) => Validated>> = {
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  Ingress,
  Job,
  Namespace,
  NetworkPolicy,
  PersistentVolumeClaim,
  Secret,
  Service,
  StatefulSet,
};

/** What the schema of the API says against an object; none: it is one. Fields that it does not know are said, too. */
export function faultsOf(manifest: Manifest): string[] {
  const Model = models[manifest.kind];
  const { kind, metadata } = manifest;
  try {
    const model = new Model(manifest as never);
    model.validate();
    return namesIn(manifest);
  } catch (error) {
    return [`${kind} ${metadata.name}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Names that the API would refuse, of which its schema says only that they are texts. */
function namesIn({ kind, metadata }: Manifest): string[] {
  const dns =
    kind === "ConfigMap" || kind === "Secret"
      ? /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/
      : /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
  return dns.test(metadata.name) ? [] : [`${kind} ${metadata.name}: its name is none`];
}
