import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DebianPart, GoPart } from "@pulumi-compose-tools/setup";

/** As `go/kubebox/go.mod` pins it. */
export const KUBERNETES = "1.36.3";

const GO = "tools/testing/cluster/go";
const MODULE = "pulumi-compose/tools/testing/cluster/go";

const VERSION = "k8s.io/component-base/version";

/** etcd, the control plane, the kubelet, kube-proxy, kubectl and kwok, all in one program. */
export const KUBEBOX: GoPart = {
  kind: "go",
  folder: `${GO}/kubebox`,
  packages: [`${MODULE}/kubebox`],
  tags: "",
  c: false,
  // Without these it would call itself v0.0.0, and clients would believe it.
  variables: {
    [`${VERSION}.gitVersion`]: `v${KUBERNETES}`,
    [`${VERSION}.gitMajor`]: "1",
    [`${VERSION}.gitMinor`]: "36",
    [`${VERSION}.gitTreeState`]: "clean",
    [`${VERSION}.gitCommit`]: "module",
    [`${VERSION}.buildDate`]: "2026-01-01T00:00:00Z",
  },
};

export const COREDNS: GoPart = {
  kind: "go",
  folder: `${GO}/coredns`,
  packages: [`${MODULE}/coredns`],
  tags: "",
  c: false,
  variables: {},
};

/** Pulumi's provider, under the version that the package `@pulumi/kubernetes` asks for. */
export function providerPart(version: string): GoPart {
  return {
    kind: "go",
    folder: `${GO}/pulumi-resource-kubernetes`,
    packages: [`${MODULE}/pulumi-resource-kubernetes`],
    tags: "",
    c: false,
    variables: { "main.version": version },
    beside: {
      module: "github.com/pulumi/pulumi-kubernetes/provider/v4",
      files: ["cmd/pulumi-resource-kubernetes/schema.json", "cmd/pulumi-resource-kubernetes/terraform-mapping.json"],
    },
  };
}

/** The version of `@pulumi/kubernetes` that the programs of this repository are run with. */
export function wantedProvider(root: string): string {
  const manifest: { readonly devDependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(root, "packages/convert/package.json"), "utf8"),
  );
  const version = manifest.devDependencies["@pulumi/kubernetes"];
  if (version === undefined) throw new Error("packages/convert no longer depends on @pulumi/kubernetes");
  return version;
}

/** What a pod's network is made by. */
export const CNI: DebianPart = {
  kind: "debian",
  suite: "bookworm",
  packages: ["containernetworking-plugins=1.1.1*"],
  programs: ["bridge", "host-local", "loopback", "portmap"].map((name) => `usr/lib/cni/${name}`),
};

/** What a pod's first container does: nothing. */
export const BUSYBOX: DebianPart = {
  kind: "debian",
  suite: "bookworm",
  packages: ["busybox-static=1:1.35.0*"],
  programs: ["bin/busybox"],
};
