/** Kinds of resource that can be adopted. */
export type AdoptedKind = "container" | "image" | "network" | "volume";

type Values = Readonly<Record<string, unknown>>;

/** What the docker plugin (5.2) makes of what a program leaves out. */
export interface PluginDefaults {
  /** What it adds to the inputs. */
  readonly inputs: Values;
  /** What it leaves in the state besides. */
  readonly outputs: Values;
  /** What it adds to each object of a list. */
  readonly items: Readonly<Record<string, Values>>;
  /** What it adds to an object. */
  readonly parts: Readonly<Record<string, Values>>;
}

const timeouts = { "e2bfb730-ecaa-11e6-8f88-34363bc7c4c0": { create: 12e11, delete: 12e11, update: 12e11 } };

const container: PluginDefaults = {
  inputs: {
    containerReadRefreshTimeoutMilliseconds: 15000,
    mustRun: true,
    networkMode: "bridge",
    removeVolumes: true,
    start: true,
    waitTimeout: 60,
  },
  outputs: {
    __meta: JSON.stringify({ ...timeouts, schema_version: "2" }),
    attach: false,
    bridge: "",
    command: [],
    cpuSet: "",
    cpuShares: 0,
    deviceReadBps: [],
    deviceReadIops: [],
    deviceRequests: [],
    deviceWriteBps: [],
    deviceWriteIops: [],
    devices: [],
    domainname: "",
    entrypoints: [],
    envs: [],
    init: false,
    ipcMode: "private",
    logDriver: "json-file",
    logs: false,
    maxRetryCount: 0,
    memory: 0,
    memoryReservation: 0,
    memorySwap: 0,
    mounts: [],
    networkDatas: [],
    platform: "linux",
    privileged: false,
    publishAllPorts: false,
    readOnly: false,
    restart: "no",
    rm: false,
    runtime: "runc",
    securityOpts: [],
    shmSize: 64,
    stdinOpen: false,
    stopSignal: "",
    stopTimeout: 0,
    tty: false,
    user: "",
    usernsMode: "",
    wait: false,
    workingDir: "",
  },
  items: {
    devices: { containerPath: "", permissions: "rwm" },
    networksAdvanced: {
      aliases: [],
      driverOpts: [],
      ipv4Address: "",
      ipv6Address: "",
      linkLocalIps: [],
      macAddress: "",
    },
    ports: { ip: "0.0.0.0", protocol: "tcp" },
    uploads: { content: "", contentBase64: "", executable: false, permissions: "", source: "", sourceHash: "" },
    volumes: { containerPath: "", fromContainer: "", hostPath: "", readOnly: false, volumeName: "" },
  },
  parts: {
    healthcheck: { interval: "0s", retries: 0, startInterval: "0s", startPeriod: "0s", timeout: "0s" },
  },
};

export const pluginDefaults: Readonly<Record<AdoptedKind, PluginDefaults>> = {
  container,
  image: { inputs: {}, outputs: { __meta: JSON.stringify(timeouts) }, items: {}, parts: {} },
  network: {
    inputs: { ipamDriver: "default" },
    outputs: {
      __meta: JSON.stringify({ schema_version: "1" }),
      attachable: false,
      driver: "bridge",
      ingress: false,
      internal: false,
      ipamConfigs: [],
      ipv6: false,
      options: {},
      scope: "local",
    },
    items: { ipamConfigs: { ipRange: "" } },
    parts: {},
  },
  volume: {
    inputs: {},
    outputs: { __meta: JSON.stringify({ schema_version: "1" }), driver: "local", mountpoint: "" },
    items: {},
    parts: {},
  },
};
