import { field, number } from "@pulumi-compose/docker-health/kernel";
import { readMeta } from "./meta";
import { templateDigest } from "./read-template";

/** A version of a workload: the ReplicaSet of a Deployment, or what a DaemonSet's pods are made by. */
export interface VersionSnapshot {
  readonly uid: string;
  readonly name: string;
  readonly ownerUid: string;
  /** The newest has the highest. */
  readonly revision: number;
  /** The label by which pods are known to be of it; empty for a ReplicaSet, which owns them. */
  readonly hash: string;
  readonly createdAt: string;
  /** Of a ReplicaSet: comparable to the Deployment's. */
  readonly template: string;
}

/** Reads a ReplicaSet as the API server writes it. */
export function readReplicaSet(raw: unknown): VersionSnapshot {
  const { uid, name, owner, annotations, createdAt } = readMeta(raw);
  const revision = Number(annotations["deployment.kubernetes.io/revision"] ?? 0);
  const template = templateDigest(field(raw, "spec", "template"));
  return { uid, name, ownerUid: owner?.uid ?? "", revision, hash: "", createdAt, template };
}

/** Reads a ControllerRevision as the API server writes it. */
export function readControllerRevision(raw: unknown): VersionSnapshot {
  const { uid, name, owner, labels, createdAt } = readMeta(raw);
  const hash = labels["controller-revision-hash"] ?? "";
  return {
    uid,
    name,
    ownerUid: owner?.uid ?? "",
    revision: number(field(raw, "revision")),
    hash,
    createdAt,
    template: "",
  };
}
