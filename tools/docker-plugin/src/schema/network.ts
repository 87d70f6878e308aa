import { COMPUTED, type Fields, fields, flag, NEW, OUTPUT, REQUIRED, setOf, text, textMap } from "./field";
import { LABEL } from "./label";

const IPAM_CONFIG: Fields = fields({
  subnet: text(NEW),
  ipRange: text(NEW),
  gateway: text(NEW),
  auxAddress: textMap(NEW),
});

/** `docker:index/network:Network`. */
export const NETWORK: Fields = fields({
  attachable: flag(NEW),
  driver: text(NEW, COMPUTED),
  ingress: flag(NEW),
  internal: flag(NEW, COMPUTED),
  ipamConfigs: setOf(IPAM_CONFIG, NEW, COMPUTED, { tf: "ipam_config" }),
  ipamDriver: text(NEW, { default: "default" }),
  ipamOptions: textMap(NEW),
  ipv6: flag(NEW),
  labels: setOf(LABEL, NEW),
  name: text(REQUIRED, NEW, { autoName: true }),
  options: textMap(NEW, COMPUTED),
  scope: text(OUTPUT),
});
