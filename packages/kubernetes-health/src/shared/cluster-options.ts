/** Which cluster is meant, as the Pulumi Kubernetes provider and kubectl are told. */
export interface ClusterOptions {
  /**
   * The path of a kubeconfig, or what stands in one, YAML or JSON. Default: the files that `KUBECONFIG` lists, else
   * `~/.kube/config`, else the cluster in which the process itself runs.
   */
  readonly kubeconfig?: string;
  /** A context of the kubeconfig. Default: its current one. */
  readonly context?: string;
  /** A cluster of the kubeconfig, in place of the context's. */
  readonly cluster?: string;
  /** In place of the context's. */
  readonly namespace?: string;
}
