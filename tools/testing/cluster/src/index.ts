export { ClusterClient, givenCluster } from "./client";
export { Cluster, type ClusterOptions } from "./cluster";
export { cluster, withPulumi } from "./command";
export { testKubernetes } from "./test-kubernetes";
export { withCluster } from "./with-cluster";
