import { Activity, type Clock } from "@pulumi-compose/docker-health/kernel";
import type { ClusterClient } from "../shared/cluster-client";
import { waitForWorkload } from "../wait/wait-for-workload";
import { NamespaceWatch } from "../watch/namespace-watch";
import type { Cluster } from "./cluster";
import { waitUntilGone } from "./gone";
import { labelsOfObject } from "./labels-of";
import { listLooks, listPods, listWorkloads } from "./list-looks";
import { contentsOfNamespace, namespaceOfName } from "./namespace-contents";
import { waitForAddress } from "./service-address";

/**
 * A view of a cluster's workloads on top of a client of its API.
 *
 * @param host the URL of the API server, for messages
 */
export function createCluster(
  host: string,
  client: ClusterClient,
  clusterClock: Clock,
  namespace = "default",
): Cluster {
  const watches = new Map<Clock, Map<string, NamespaceWatch>>();
  const watchOf = (clock: Clock, name: string) => {
    const ofClock = watches.get(clock) ?? new Map<string, NamespaceWatch>();
    watches.set(clock, ofClock);
    const known = ofClock.get(name) ?? new NamespaceWatch(client, clock, name);
    ofClock.set(name, known);
    return known;
  };
  const activity = new Activity(() => client.release());
  return {
    host,
    namespace,
    waitForWorkload(ref, goal, options = {}) {
      const clock = options.clock ?? clusterClock;
      const context = { client, watch: watchOf(clock, ref.namespace), clock };
      return activity.track(waitForWorkload(context, ref, goal, options));
    },
    workloads: (filter) => activity.track(listWorkloads(client, filter)),
    pods: (filter) => activity.track(listPods(client, filter)),
    looks: (filter) => activity.track(listLooks(client, filter)),
    follow: (filter, onChange) => activity.track(watchOf(clusterClock, filter.namespace).follow(filter, onChange)),
    followLog: (pod, from, subscriber) => activity.track(client.followLog(pod, from, subscriber)),
    gone: (filter, options = {}) => activity.track(waitUntilGone(client, clusterClock, filter, options)),
    serviceAddress: (service, port, options = {}) =>
      activity.track(waitForAddress(client, clusterClock, service, port, options)),
    namespaceNamed: (name) => activity.track(namespaceOfName(client, name)),
    namespaceContents: (name) => activity.track(contentsOfNamespace(client, name)),
    labelsOf: (object) => activity.track(labelsOfObject(client, object)),
    version: () => activity.track(client.version()),
  };
}
