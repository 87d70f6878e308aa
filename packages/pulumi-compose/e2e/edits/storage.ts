import type { ContainerInspectInfo } from "dockerode";
import type { Edit } from "./edit";
import { fileIn, modeIn } from "./file-in";
import { project } from "./project";

const mountAt = (info: ContainerInspectInfo, path: string) =>
  info.Mounts.find(({ Destination }) => Destination === path);

/** Volumes, mounts, configs and secrets. */
export const storageEdits: readonly Edit[] = [
  {
    attribute: "tmpfs",
    before: "tmpfs: ['/t:size=1m']",
    after: "tmpfs: ['/t:size=2m']",
    shows: (i) => i.HostConfig.Tmpfs,
    becomes: { "/t": "size=2m" },
  },
  {
    attribute: "volumes (named)",
    before: "volumes: ['one:/v']",
    after: "volumes: ['two:/v']",
    shows: (i) => mountAt(i, "/v")?.Name,
    becomes: `${project}_two`,
  },
  {
    attribute: "volumes (bind)",
    before: "volumes: ['/srv:/v:ro']",
    after: "volumes: ['/srv:/v']",
    shows: (i) => mountAt(i, "/v")?.RW,
    becomes: true,
  },
  {
    attribute: "volumes (tmpfs)",
    before: "volumes: [{ type: tmpfs, target: /t, tmpfs: { size: 1m } }]",
    after: "volumes: [{ type: tmpfs, target: /t, tmpfs: { size: 2m } }]",
    shows: (i) => i.HostConfig.Mounts?.[0]?.TmpfsOptions?.SizeBytes,
    becomes: 2 * 1024 * 1024,
  },
  // `nocopy` is not among them: the plugin asks for an engine of API 1.45 as soon as a volume has any option.
  {
    attribute: "volumes (anonymous)",
    before: "volumes: [/v]",
    after: "volumes: [/w]",
    shows: (i) => ["/v", "/w"].filter((path) => mountAt(i, path)),
    becomes: ["/w"],
  },
  {
    attribute: "volumes (propagation)",
    before: "volumes: [{ type: bind, source: /srv, target: /v, bind: { propagation: private } }]",
    after: "volumes: [{ type: bind, source: /srv, target: /v, bind: { propagation: rprivate } }]",
    shows: (i) => i.HostConfig.Mounts?.[0]?.BindOptions?.Propagation,
    becomes: "rprivate",
  },
  {
    attribute: "volumes (tmpfs mode)",
    before: "volumes: [{ type: tmpfs, target: /t, tmpfs: { mode: 0o700 } }]",
    after: "volumes: [{ type: tmpfs, target: /t, tmpfs: { mode: 0o1777 } }]",
    shows: (i) => i.HostConfig.Mounts?.[0]?.TmpfsOptions?.Mode,
    becomes: 0o1777,
  },
  {
    attribute: "volumes_from",
    before: "volumes_from: [keeper-one]",
    after: "volumes_from: [keeper-two]",
    shows: (i) => mountAt(i, "/v")?.Name,
    becomes: `${project}_two`,
  },
  {
    attribute: "configs",
    before: "configs: [{ source: small, target: /c }]",
    after: "configs: [{ source: large, target: /c }]",
    shows: (i, docker) => fileIn(docker, i.Id, "/c"),
    becomes: "large",
  },
  {
    attribute: "configs (mode)",
    before: "configs: [{ source: small, target: /c, mode: 0o400 }]",
    after: "configs: [{ source: small, target: /c, mode: 0o555 }]",
    shows: (i, docker) => modeIn(docker, i.Id, "/c"),
    becomes: 0o555,
  },
  {
    attribute: "secrets",
    before: "secrets: [one]",
    after: "secrets: [{ source: two, target: one }]",
    shows: (i, docker) => fileIn(docker, i.Id, "/run/secrets/one"),
    becomes: "second",
  },
  {
    attribute: "configs (empty)",
    before: "configs: [{ source: empty, target: /c }]",
    after: "configs: [{ source: blank, target: /d }]",
    shows: (i, docker) => Promise.all(["/c", "/d"].map((path) => fileIn(docker, i.Id, path))),
    becomes: [undefined, ""],
  },
  {
    attribute: "secrets (into what is read-only)",
    before: "read_only: true\nsecrets: [one]",
    after: "read_only: true\nsecrets: [{ source: two, target: one }]",
    shows: (i, docker) => fileIn(docker, i.Id, "/run/secrets/one"),
    becomes: "second",
  },
  {
    attribute: "secrets (empty)",
    before: "secrets: [one]",
    after: "secrets: [{ source: nothing, target: one }]",
    shows: (i, docker) => fileIn(docker, i.Id, "/run/secrets/one"),
    becomes: "",
  },
];
