import type { DebianPart } from "./debian-part";
import type { GoPart } from "./go-part";

/** Programs that engines are put together from, each from one place. */
export type Part = DebianPart | GoPart;

export type PartName = keyof typeof PARTS;

const BUILD_TAGS = "netgo osusergo static_build exclude_graphdriver_btrfs no_systemd_probe";

/** Of trixie, what Podman's programs are linked with. */
const PODMAN_LIBRARIES = [
  ...["libacl1", "libassuan9", "libatomic1", "libattr1", "libaudit1", "libbsd0", "libbz2-1.0", "libc6", "libcap-ng0"],
  ...["libcap2", "libcrypt1", "libgcc-s1", "libglib2.0-0t64", "libgpg-error0", "libgpgme11t64", "libmd0", "libpam0g"],
  ...[
    "libpcre2-8-0",
    "libseccomp2",
    "libselinux1",
    "libsemanage2",
    "libsepol2",
    "libsqlite3-0",
    "libsubid5",
    "libsystemd0",
  ],
];

export const PARTS = {
  "docker-20.10": {
    kind: "debian",
    suite: "bookworm",
    packages: ["docker.io=20.10.24*"],
    programs: ["usr/sbin/dockerd", "usr/sbin/docker-proxy"],
  },
  "docker-26": {
    kind: "debian",
    suite: "trixie",
    packages: ["docker.io=26.1.5*"],
    programs: ["usr/sbin/dockerd", "usr/sbin/docker-proxy"],
  },
  "docker-28": {
    kind: "go",
    // It has no go.mod: its vendor.mod and vendor.sum are one in all but name.
    vendored: { module: "github.com/docker/docker", version: "v28.5.2+incompatible" },
    packages: ["github.com/docker/docker/cmd/dockerd", "github.com/docker/docker/cmd/docker-proxy"],
    tags: BUILD_TAGS,
    variables: { "github.com/docker/docker/dockerversion.Version": "28.5.2" },
  },
  "docker-29": {
    kind: "go",
    folder: "tools/testing/engines/go/29",
    packages: ["github.com/moby/moby/v2/cmd/dockerd", "github.com/moby/moby/v2/cmd/docker-proxy"],
    tags: BUILD_TAGS,
    // The module is v2.0.0-beta.24; what it says of itself in its changes is 29.8.
    variables: { "github.com/moby/moby/v2/dockerversion.Version": "29.8.0" },
  },
  "containerd-1.6": {
    kind: "debian",
    suite: "bookworm",
    packages: ["containerd=1.6.20*"],
    programs: ["usr/bin/containerd", "usr/bin/containerd-shim-runc-v2", "usr/bin/ctr"],
  },
  "containerd-1.7": {
    kind: "debian",
    suite: "trixie",
    packages: ["containerd=1.7.24*"],
    programs: ["usr/bin/containerd", "usr/bin/containerd-shim-runc-v2", "usr/bin/ctr"],
  },
  "runc-1.1": { kind: "debian", suite: "bookworm", packages: ["runc=1.1.5*"], programs: ["usr/sbin/runc"] },
  "runc-1.4": {
    kind: "go",
    folder: "tools/testing/engines/go/runc",
    packages: ["github.com/opencontainers/runc"],
    tags: "seccomp netgo osusergo",
    variables: { "main.version": "1.4.4" },
    headers: { suite: "bookworm", packages: ["libseccomp-dev=2.5.4*"] },
  },
  tini: {
    kind: "debian",
    suite: "bookworm",
    packages: ["tini=0.19.0*"],
    programs: ["usr/bin/tini-static"],
  },
  // What Podman starts a container with `init` by.
  catatonit: {
    kind: "debian",
    suite: "trixie",
    packages: ["catatonit=0.2.1*"],
    programs: ["usr/bin/catatonit"],
  },
  podman: {
    kind: "debian",
    suite: "trixie",
    packages: ["podman=5.4.2*", "conmon=2.1.12*", "netavark=1.14.0*", "aardvark-dns=1.14.0*", ...PODMAN_LIBRARIES],
    programs: ["usr/bin/podman", "usr/bin/conmon", "usr/lib/podman/netavark", "usr/lib/podman/aardvark-dns"],
    ownLibraries: true,
  },
} as const satisfies Record<string, Part>;
