/** What a cluster's machine has in its own `/run`, wherever it lies outside. */
export const INSIDE = {
  /** The cluster's folder. */
  home: "/run/cluster",
  /** The tool chain. */
  toolchain: "/run/toolchain",
} as const;

/** The machine's address in the network of its pods' nodes; the node is there, too, when there is one. */
export const ADDRESS = "10.212.0.1";
export const API_PORT = 6443;
const ETCD = "http://127.0.0.1:2379";
const ETCD_PEERS = "http://127.0.0.1:2380";

/** A program of a cluster with its arguments, as it is run inside. */
export interface Component {
  readonly name: string;
  readonly args: readonly string[];
}

/** In the order in which they are started. The API server has to answer before the rest is. */
export const STORE: readonly Component[] = [
  {
    name: "etcd",
    args: [
      ...["--data-dir", `${INSIDE.home}/etcd`],
      ...["--listen-client-urls", ETCD, "--advertise-client-urls", ETCD],
      ...["--listen-peer-urls", ETCD_PEERS, "--initial-advertise-peer-urls", ETCD_PEERS],
      ...["--initial-cluster", `default=${ETCD_PEERS}`],
      // Nobody needs the cluster after the power has failed.
      "--unsafe-no-fsync",
    ],
  },
  {
    name: "kube-apiserver",
    args: [
      ...["--etcd-servers", ETCD],
      ...["--bind-address", "0.0.0.0", "--advertise-address", ADDRESS, "--secure-port", String(API_PORT)],
      ...["--cert-dir", `${INSIDE.home}/certificates`, "--token-auth-file", `${INSIDE.home}/tokens.csv`],
      ...["--authorization-mode", "RBAC"],
      ...["--service-account-issuer", "https://kubernetes.default.svc"],
      ...["--service-account-key-file", `${INSIDE.home}/accounts.pub`],
      ...["--service-account-signing-key-file", `${INSIDE.home}/accounts.key`],
      ...["--service-cluster-ip-range", "10.96.0.0/16"],
      ...["--kubelet-preferred-address-types", "InternalIP"],
    ],
  },
];

const KUBECONFIG = ["--kubeconfig", `${INSIDE.home}/kubeconfig`];
const ALONE = ["--leader-elect=false", "--secure-port", "0"];

export const CONTROLLERS: readonly Component[] = [
  {
    name: "kube-controller-manager",
    args: [
      ...KUBECONFIG,
      ...ALONE,
      ...["--service-account-private-key-file", `${INSIDE.home}/accounts.key`],
      ...["--root-ca-file", `${INSIDE.home}/certificates/apiserver.crt`],
      // Volumes in the machine's /tmp, which is the cluster's own.
      "--enable-hostpath-provisioner=true",
    ],
  },
  { name: "kube-scheduler", args: [...KUBECONFIG, ...ALONE] },
];

/** Plays the nodes that are not real. */
export const KWOK: Component = {
  name: "kwok",
  args: [
    ...KUBECONFIG,
    ...["--config", `${INSIDE.home}/kwok-stages.yaml`],
    ...["--manage-nodes-with-label-selector", "type=kwok"],
    ...["--cidr", "10.200.0.0/16", "--node-ip", ADDRESS, "--node-lease-duration-seconds", "40"],
  ],
};

export const NODE_NAME = "node";

export const CONTAINERD: Component = {
  name: "containerd",
  args: ["--config", `${INSIDE.home}/node/containerd.toml`],
};

export const KUBELET: Component = {
  name: "kubelet",
  args: [
    ...KUBECONFIG,
    ...["--config", `${INSIDE.home}/node/kubelet.yaml`],
    ...["--root-dir", `${INSIDE.home}/node/kubelet`, "--cert-dir", `${INSIDE.home}/node/kubelet/pki`],
    ...["--hostname-override", NODE_NAME, "--node-ip", ADDRESS],
  ],
};

export const NETWORK: readonly Component[] = [
  { name: "kube-proxy", args: ["--config", `${INSIDE.home}/node/kube-proxy.yaml`] },
  { name: "coredns", args: ["-conf", `${INSIDE.home}/node/Corefile`] },
];
