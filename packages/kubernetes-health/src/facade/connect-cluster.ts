import { systemClock } from "@pulumi-compose/docker-health/kernel";
import { createClusterClient } from "../library/create-cluster-client";
import { findCluster } from "../library/find-cluster";
import type { ClusterOptions } from "../shared/cluster-options";
import type { Cluster } from "./cluster";
import { createCluster } from "./create-cluster";

const clusters = new Map<string, Cluster>();

/**
 * The cluster that is meant; the same one for the same cluster, user and namespace, so that all waits share their watches. Connects to
 * nothing yet.
 *
 * @throws ClusterError if no kubeconfig says which, if it has no such context, or if the library is not installed
 */
export async function connectCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const access = await findCluster(options);
  const known =
    clusters.get(access.key) ??
    createCluster(access.server, createClusterClient(access), systemClock, access.namespace);
  clusters.set(access.key, known);
  return known;
}
