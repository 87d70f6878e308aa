/** What a cluster has from the beginning, as a list for `kubectl apply`. */
export function clusterObjects(fakeNodes: number): object {
  return { apiVersion: "v1", kind: "List", items: [STORAGE_CLASS, ...names(fakeNodes).map(fakeNode)] };
}

/** Of the nodes that are not real. */
function names(fakeNodes: number): readonly string[] {
  return Array.from({ length: fakeNodes }, (_, index) => `node-${index + 1}`);
}

const STORAGE_CLASS = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "standard", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  provisioner: "kubernetes.io/host-path",
};

function fakeNode(name: string): unknown {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { type: "kwok", "kubernetes.io/hostname": name, "kubernetes.io/os": "linux" } },
    spec: {},
  };
}
