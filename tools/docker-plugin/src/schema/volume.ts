import { COMPUTED, type Fields, fields, listOf, NEW, ONE, OUTPUT, setOf, text, textMap } from "./field";
import { LABEL } from "./label";
import { oneOf } from "./rules";

const CLUSTER: Fields = fields({
  id: text(OUTPUT),
  scope: text(NEW, { default: "single" }, oneOf("single", "multi")),
  sharing: text(NEW, { default: "none" }, oneOf("none", "readonly", "onewriter", "all")),
  type: text(NEW, { default: "block" }, oneOf("mount", "block")),
  topologyPreferred: text(NEW, { default: "" }),
  topologyRequired: text(NEW, { default: "" }),
  requiredBytes: text(NEW),
  limitBytes: text(NEW),
  group: text(NEW, { default: "" }),
  availability: text({ default: "active" }, oneOf("active", "pause", "drain")),
});

/** `docker:index/volume:Volume`. */
export const VOLUME: Fields = fields({
  cluster: listOf(CLUSTER, ONE),
  driver: text(NEW, COMPUTED),
  driverOpts: textMap(NEW),
  labels: setOf(LABEL, NEW),
  mountpoint: text(OUTPUT),
  name: text(NEW, COMPUTED, { autoName: true }),
});
