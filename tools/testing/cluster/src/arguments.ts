import { SetupError } from "@pulumi-compose-tools/setup";
import type { ClusterOptions } from "./cluster";

export const USAGE = `usage: npm run cluster -- [--node] [--nodes N] [--image NAME]… [COMMAND…]
       npm run cluster -- --bin

Brings a Kubernetes cluster up in a network of its own and runs the command there, with KUBECONFIG set, and kubectl and Pulumi
with its provider for Kubernetes on the PATH; without a command it says how to get there and stays until Ctrl-C. Nothing is
left of it.

  --nodes N      nodes that are not real, whose pods do what their annotations say (3; beside a real node, none)
  --node         a real node, whose pods run: containerd, kubelet, kube-proxy, CoreDNS
  --image NAME   of the real node: the set-up's busybox by another name
  --bin          only makes the programs and prints their folder`;

export interface Arguments extends ClusterOptions {
  readonly command: readonly string[];
  readonly what: "cluster" | "programs" | "help";
}

/** Options stand before the command, which has its own. @throws SetupError for what makes no sense. */
export function readArguments(args: readonly string[]): Arguments {
  const left = [...args];
  let node = false;
  let nodes: number | undefined;
  let what: Arguments["what"] = "cluster";
  const images: string[] = [];
  for (let option = left[0]; option?.startsWith("-"); option = left[0]) {
    left.shift();
    if (option === "--") break;
    if (option === "--help" || option === "-h") what = "help";
    else if (option === "--bin") what = "programs";
    else if (option === "--node") node = true;
    else if (option === "--nodes") nodes = count(left.shift());
    else if (option === "--image") images.push(left.shift() ?? wrong("--image needs the name of an image."));
    else wrong(`There is no option ${option}.`);
  }
  if (images.length > 0 && !node) wrong("--image is for a real node: --node.");
  if (nodes === 0 && !node) wrong("A cluster has at least one node.");
  return { what, node, images, command: left, ...(nodes !== undefined && { nodes }) };
}

function count(text: string | undefined): number {
  if (text !== undefined && /^\d{1,3}$/.test(text)) return Number(text);
  return wrong("--nodes needs a number, 0 to 999.");
}

function wrong(why: string): never {
  throw new SetupError(`${why}\n\n${USAGE}`);
}
