import { mkdirSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { ENGINE_SHELF, ensurePart, linkTo, PARTS, type Places, type Shelf } from "@pulumi-compose-tools/setup";
import { BUSYBOX, CNI, COREDNS, KUBEBOX, providerPart, wantedProvider } from "./parts";

type Say = (line: string) => void;

const SHELF: Shelf = { folder: "cluster", stamp: "cluster" };

const IN_KUBEBOX = [
  ...["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"],
  ...["kubelet", "kube-proxy", "kubectl", "kwok"],
];

/** Where the programs of clusters are, below the tool chain. */
export const BIN = "cluster/bin";

/**
 * Has the programs of a cluster in the tool chain, and links to all of them in one folder.
 *
 * @param node whether those of a real node are needed as well.
 * @throws SetupError where they cannot be had.
 */
export async function ensurePrograms(at: Places, node: boolean, say: Say): Promise<void> {
  const own = (name: string, part: Parameters<typeof ensurePart>[0]["part"]) =>
    ensurePart({ name, part, shelf: SHELF }, at, say);
  const engines = (name: "containerd-1.6" | "runc-1.1") =>
    ensurePart({ name, part: PARTS[name], shelf: ENGINE_SHELF }, at, say);
  const bin = join(at.toolchain, BIN);
  mkdirSync(bin, { recursive: true });
  const link = (program: string, name = basename(program)) => linkTo(relative(bin, program), join(bin, name));
  const [kubebox = ""] = await own("kubebox", KUBEBOX);
  for (const name of IN_KUBEBOX) link(kubebox, name);
  if (!node) return;
  const programs = [
    ...(await own("coredns", COREDNS)),
    ...(await own("cni", CNI)),
    ...(await own("busybox", BUSYBOX)),
    ...(await engines("containerd-1.6")),
    ...(await engines("runc-1.1")),
  ];
  for (const program of programs) link(program);
}

/**
 * Has Pulumi's provider for Kubernetes among the tool chain's plugins.
 *
 * @throws SetupError where it cannot be had.
 */
export async function ensureProvider(at: Places, say: Say): Promise<void> {
  const version = wantedProvider(at.root);
  const name = "pulumi-resource-kubernetes";
  const [program = ""] = await ensurePart({ name, part: providerPart(version), shelf: SHELF }, at, say);
  const folder = join(at.pulumiHome, "plugins", `resource-kubernetes-v${version}`);
  mkdirSync(folder, { recursive: true });
  // The folder has to be one, and what is in it may be links.
  linkTo(relative(folder, join(dirname(program), name)), join(folder, name));
}
