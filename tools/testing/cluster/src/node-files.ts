import { ADDRESS, INSIDE, NODE_NAME } from "./inside";

const NODE = `${INSIDE.home}/node`;
const POD_NETWORK = "10.211.0.0/24";
export const CONTAINERD_SOCKET = `${INSIDE.home}/containerd.sock`;
export const PAUSE_IMAGE = "pulumi-compose/pause:local";
const DOMAIN = "cluster.local";

/**
 * The configuration of what a real node runs, by file name.
 *
 * @param controlGroup of the pods, below each hierarchy's root.
 */
export function nodeFiles(controlGroup: string): Readonly<Record<string, string>> {
  return {
    "containerd.toml": CONTAINERD,
    "cni/10-pods.conflist": JSON.stringify(CNI, undefined, 2),
    "kubelet.yaml": kubelet(controlGroup),
    "kube-proxy.yaml": KUBE_PROXY,
    Corefile: COREFILE,
    // Names of the world are nobody's here, and the machine's own search domains are not the pods'.
    "resolv.conf": `nameserver ${ADDRESS}\n`,
  };
}

const CONTAINERD = `version = 2
root = "${NODE}/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.aufs"]
[grpc]
  address = "${CONTAINERD_SOCKET}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "docker.io/${PAUSE_IMAGE}"
  disable_apparmor = true
  # Not every root may lower a score.
  restrict_oom_score_adj = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${INSIDE.toolchain}/cluster/bin"
    conf_dir = "${NODE}/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
[plugins."io.containerd.internal.v1.opt"]
  path = "${NODE}/opt"
`;

const CNI = {
  cniVersion: "0.4.0",
  name: "pods",
  plugins: [
    {
      type: "bridge",
      bridge: "pods0",
      isGateway: true,
      ipMasq: false,
      hairpinMode: true,
      ipam: {
        type: "host-local",
        dataDir: `${NODE}/addresses`,
        ranges: [[{ subnet: POD_NETWORK }]],
        routes: [{ dst: "0.0.0.0/0" }],
      },
    },
    { type: "portmap", capabilities: { portMappings: true } },
  ],
};

// Whoever reaches the kubelet is in the cluster's own network: it may do what it likes.
const kubelet = (controlGroup: string) => `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: ${ADDRESS}
healthzPort: 0
readOnlyPort: 0
authentication: { anonymous: { enabled: true }, webhook: { enabled: false } }
authorization: { mode: AlwaysAllow }
containerRuntimeEndpoint: unix://${CONTAINERD_SOCKET}
cgroupDriver: cgroupfs
failCgroupV1: false
failSwapOn: false
cgroupRoot: /${controlGroup}
cgroupsPerQOS: true
enforceNodeAllocatable: []
resolvConf: ${NODE}/resolv.conf
podLogsDir: ${NODE}/logs
volumePluginDir: ${NODE}/kubelet/volumeplugins
makeIPTablesUtilChains: false
imageGCHighThresholdPercent: 100
evictionHard: { "nodefs.available": "1%", "imagefs.available": "1%", "memory.available": "100Mi" }
localStorageCapacityIsolation: false
clusterDNS: [${ADDRESS}]
clusterDomain: ${DOMAIN}
`;

const KUBE_PROXY = `apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: iptables
bindAddress: ${ADDRESS}
healthzBindAddress: ""
metricsBindAddress: ""
hostnameOverride: ${NODE_NAME}
clientConnection: { kubeconfig: ${INSIDE.home}/kubeconfig }
clusterCIDR: ${POD_NETWORK}
conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s }
`;

const COREFILE = `.:53 {
    bind ${ADDRESS}
    errors
    kubernetes ${DOMAIN} {
        kubeconfig ${INSIDE.home}/kubeconfig
    }
}
`;
