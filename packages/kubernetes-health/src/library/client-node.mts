/**
 * What of the clusters' library is used: who finds a kubeconfig, and logs in. It is published as a file of its own, with all that it
 * needs, which is loaded when somebody talks to a cluster (`scripts/library.mjs`).
 */
export { KubeConfig } from "@kubernetes/client-node/dist/config.js";
