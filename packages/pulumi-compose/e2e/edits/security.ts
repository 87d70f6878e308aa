import type { Edit } from "./edit";
import { project } from "./project";

/** Capabilities, devices and namespaces. */
export const securityEdits: readonly Edit[] = [
  {
    attribute: "cap_add",
    before: "cap_add: [NET_ADMIN]",
    after: "cap_add: [SYS_TIME]",
    shows: (i) => i.HostConfig.CapAdd,
    becomes: ["CAP_SYS_TIME"],
  },
  {
    attribute: "cap_drop",
    before: "cap_drop: [MKNOD]",
    after: "cap_drop: [CHOWN]",
    shows: (i) => i.HostConfig.CapDrop,
    becomes: ["CAP_CHOWN"],
  },
  {
    attribute: "read_only",
    before: "read_only: false",
    after: "read_only: true",
    shows: (i) => i.HostConfig.ReadonlyRootfs,
    becomes: true,
  },
  {
    attribute: "security_opt",
    before: "security_opt: ['no-new-privileges:true']",
    after: "security_opt: ['no-new-privileges:false']",
    shows: (i) => i.HostConfig.SecurityOpt,
    becomes: ["no-new-privileges:false"],
  },
  {
    attribute: "sysctls",
    before: "sysctls: { net.core.somaxconn: '1024' }",
    after: "sysctls: { net.core.somaxconn: '2048' }",
    shows: (i) => i.HostConfig.Sysctls,
    becomes: { "net.core.somaxconn": "2048" },
  },
  {
    attribute: "group_add",
    before: "group_add: ['1001']",
    after: "group_add: ['1002']",
    shows: (i) => i.HostConfig.GroupAdd,
    becomes: ["1002"],
  },
  {
    attribute: "ipc",
    before: "ipc: private",
    after: "ipc: shareable",
    shows: (i) => i.HostConfig.IpcMode,
    becomes: "shareable",
  },
  { attribute: "pid", before: "pid: ''", after: "pid: host", shows: (i) => i.HostConfig.PidMode, becomes: "host" },
  {
    attribute: "devices",
    before: "devices: ['/dev/null:/dev/one']",
    after: "devices: ['/dev/null:/dev/two']",
    shows: (i) => i.HostConfig.Devices?.[0]?.PathInContainer,
    becomes: "/dev/two",
  },
  {
    attribute: "devices (permissions)",
    before: "devices: ['/dev/null:/dev/one:r']",
    after: "devices: ['/dev/null:/dev/one:rw']",
    shows: (i) => i.HostConfig.Devices?.[0]?.CgroupPermissions,
    becomes: "rw",
  },
  {
    attribute: "cgroup",
    before: "cgroup: host",
    after: "cgroup: private",
    shows: (i) => Reflect.get(i.HostConfig, "CgroupnsMode"),
    becomes: "private",
  },
  {
    attribute: "cgroup_parent",
    before: `cgroup_parent: /${project}-one`,
    after: `cgroup_parent: /${project}-two`,
    shows: (i) => i.HostConfig.CgroupParent,
    becomes: `/${project}-two`,
  },
  {
    attribute: "userns_mode",
    before: "userns_mode: ''",
    after: "userns_mode: host",
    shows: (i) => i.HostConfig.UsernsMode,
    becomes: "host",
  },
];
