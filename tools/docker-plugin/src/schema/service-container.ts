import { HOST } from "./container-parts";
import {
  COMPUTED,
  type Fields,
  fields,
  flag,
  int,
  listOf,
  NEW,
  ONE,
  REQUIRED,
  setOf,
  text,
  textMap,
  texts,
} from "./field";
import { LABEL } from "./label";
import { atLeast, DURATION, matching } from "./rules";

const PROPAGATION = matching("^(private|rprivate|shared|rshared|slave|rslave)$");

const MOUNT: Fields = fields({
  target: text(REQUIRED),
  source: text(),
  type: text(REQUIRED, matching("^(bind|volume|tmpfs)$")),
  readOnly: flag(),
  bindOptions: listOf(fields({ propagation: text({ default: "rprivate" }, PROPAGATION) }), ONE),
  volumeOptions: listOf(
    fields({ noCopy: flag(), labels: setOf(LABEL), driverName: text(), driverOptions: textMap() }),
    ONE,
  ),
  tmpfsOptions: listOf(fields({ sizeBytes: int(), mode: int() }), ONE),
});

const HEALTHCHECK: Fields = fields({
  tests: texts({ tf: "test" }),
  interval: text({ default: "0s" }, DURATION),
  timeout: text({ default: "0s" }, DURATION),
  startPeriod: text({ default: "0s" }, DURATION),
  retries: int({ default: 0 }, atLeast(0)),
});

const PRIVILEGES: Fields = fields({
  credentialSpec: listOf(fields({ file: text(), registry: text() }), ONE),
  seLinuxContext: listOf(fields({ disable: flag(), user: text(), role: text(), type: text(), level: text() }), ONE),
});

const TARGET_FILE = {
  fileName: text(REQUIRED),
  fileUid: text({ default: "0" }),
  fileGid: text({ default: "0" }),
  fileMode: int({ default: 0o444 }, atLeast(0)),
};

/** `taskSpec.containerSpec` of a Service. */
export const CONTAINER_SPEC: Fields = fields({
  args: texts(),
  capAdds: texts({ tf: "cap_add" }),
  capDrops: texts({ tf: "cap_drop" }),
  commands: texts({ tf: "command" }),
  configs: setOf(fields({ configId: text(REQUIRED), configName: text(), ...TARGET_FILE })),
  dir: text(),
  dnsConfig: listOf(
    fields({ nameservers: texts(REQUIRED), searches: texts({ tf: "search" }), options: texts() }),
    ONE,
    COMPUTED,
  ),
  env: textMap(),
  groups: texts(),
  healthcheck: listOf(HEALTHCHECK, ONE, COMPUTED),
  hostname: text(),
  hosts: setOf(HOST, NEW),
  image: text(REQUIRED),
  init: flag(COMPUTED),
  isolation: text({ default: "default" }, matching("^(default|process|hyperv)$")),
  labels: setOf(LABEL),
  mounts: setOf(MOUNT),
  privileges: listOf(PRIVILEGES, ONE),
  readOnly: flag(),
  secrets: setOf(fields({ secretId: text(REQUIRED), secretName: text(), ...TARGET_FILE })),
  stopGracePeriod: text(COMPUTED, DURATION),
  stopSignal: text(),
  sysctl: textMap(NEW),
  user: text(),
});
