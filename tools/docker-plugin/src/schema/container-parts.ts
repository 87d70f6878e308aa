import {
  COMPUTED,
  type Fields,
  fields,
  flag,
  int,
  listOf,
  NEW,
  ONE,
  OUTPUT,
  REQUIRED,
  setOf,
  text,
  textMap,
  textSet,
  texts,
} from "./field";
import { LABEL } from "./label";
import { ABSOLUTE_PATH, atLeast, BASE64, DURATION, matching } from "./rules";

export const CAPABILITIES: Fields = fields({ adds: textSet(NEW, { tf: "add" }), drops: textSet(NEW, { tf: "drop" }) });

export const HEALTHCHECK: Fields = fields({
  tests: texts({ tf: "test" }),
  interval: text({ default: "0s" }, DURATION),
  timeout: text({ default: "0s" }, DURATION),
  startPeriod: text({ default: "0s" }, DURATION),
  startInterval: text({ default: "0s" }, DURATION),
  retries: int({ default: 0 }, atLeast(0)),
});

const MOUNT_TYPE = matching("^(bind|volume|tmpfs)$");
const PROPAGATION = matching("^(private|rprivate|shared|rshared|slave|rslave)$");

export const MOUNT: Fields = fields({
  target: text(REQUIRED),
  source: text(),
  type: text(REQUIRED, MOUNT_TYPE),
  readOnly: flag(),
  bindOptions: listOf(fields({ propagation: text(PROPAGATION) }), ONE),
  volumeOptions: listOf(
    fields({
      noCopy: flag(),
      labels: setOf(LABEL),
      driverName: text(),
      driverOptions: textMap(),
      subpath: text(NEW),
    }),
    ONE,
  ),
  tmpfsOptions: listOf(fields({ sizeBytes: int(), mode: int() }), ONE, NEW),
});

export const VOLUME: Fields = fields({
  fromContainer: text(NEW),
  containerPath: text(NEW),
  hostPath: text(NEW, ABSOLUTE_PATH),
  volumeName: text(NEW),
  readOnly: flag(NEW),
  selinuxRelabel: text(NEW, matching("^(z|Z)$")),
});

export const PORT: Fields = fields({
  internal: int(REQUIRED, NEW),
  external: int(NEW, COMPUTED),
  ip: text(NEW, { default: "0.0.0.0" }),
  protocol: text(NEW, { default: "tcp" }),
});

export const HOST: Fields = fields({ ip: text(REQUIRED, NEW), host: text(REQUIRED, NEW) });

export const ULIMIT: Fields = fields({ name: text(REQUIRED, NEW), soft: int(REQUIRED, NEW), hard: int(REQUIRED, NEW) });

export const NETWORK_DATA: Fields = fields({
  networkName: text(OUTPUT),
  ipAddress: text(OUTPUT),
  ipPrefixLength: int(OUTPUT),
  gateway: text(OUTPUT),
  globalIpv6Address: text(OUTPUT),
  globalIpv6PrefixLength: int(OUTPUT),
  ipv6Gateway: text(OUTPUT),
  macAddress: text(OUTPUT),
});

export const DEVICE: Fields = fields({
  hostPath: text(REQUIRED, NEW),
  containerPath: text(NEW),
  permissions: text(NEW, { default: "rwm" }),
});

export const THROTTLE: Fields = fields({ path: text(REQUIRED), rate: int(REQUIRED, atLeast(0)) });

export const DEVICE_REQUEST: Fields = fields({
  driver: text(NEW, { default: "cdi" }),
  count: int(NEW, { default: 0 }),
  deviceIds: textSet(NEW),
  capabilities: textSet(NEW),
  options: textMap(NEW),
});

export const NETWORK_ADVANCED: Fields = fields({
  name: text(REQUIRED, NEW),
  aliases: textSet(NEW),
  ipv4Address: text(NEW),
  ipv6Address: text(NEW),
  linkLocalIps: textSet(NEW),
  macAddress: text(NEW),
  driverOpts: textSet(NEW),
  gwPriority: int(NEW, atLeast(0)),
});

export const UPLOAD: Fields = fields({
  content: text(NEW),
  contentBase64: text(NEW, BASE64),
  file: text(REQUIRED, NEW),
  executable: flag(NEW, { default: false }),
  permissions: text(NEW, matching("^0[0-7]{3}$")),
  source: text(NEW),
  sourceHash: text(NEW),
});
