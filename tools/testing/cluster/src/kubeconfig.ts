import { API_PORT } from "./inside";

/** For a client in the cluster's network. The API server makes its certificate itself, when it starts. */
export function kubeconfig(token: string): string {
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "cluster",
        cluster: { server: `https://127.0.0.1:${API_PORT}`, "insecure-skip-tls-verify": true },
      },
    ],
    users: [{ name: "admin", user: { token } }],
    contexts: [{ name: "cluster", context: { cluster: "cluster", user: "admin" } }],
    "current-context": "cluster",
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
