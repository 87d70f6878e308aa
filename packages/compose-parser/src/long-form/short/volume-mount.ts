import { boolAt, type Mapping, mappingAt, type Scalar, stringAt } from "../../tree/node";
import { cleanPath } from "../clean-path";
import { isPath, parseVolume } from "./volume";

/** The long form of a mount in short syntax, or what is wrong with it. */
export function expandVolume(node: Scalar, text: string): Mapping | string {
  const parts = parseVolume(text);
  if (parts.problem !== undefined) return parts.problem;
  const { source = "", target = "" } = parts;
  const bindOption = parts.propagation !== undefined || parts.selinux !== undefined;
  const bind = source !== "" && isPath(source);
  const map = mappingAt(node);
  const put = (key: string, value: string | undefined, into = map) => {
    if (value !== undefined && value !== "") into.set(key, stringAt(value, node));
  };
  put("type", bind ? "bind" : "volume");
  put("source", source);
  put("target", target === "" ? "" : cleanPath(target));
  if (parts.readOnly) map.set("read_only", boolAt(true, node));
  if (bind || bindOption) {
    const options = mappingAt(node);
    put("selinux", parts.selinux, options);
    put("propagation", parts.propagation, options);
    if (bind) options.set("create_host_path", boolAt(true, node));
    map.set("bind", options);
  }
  if (!bind || parts.nocopy) {
    const options = mappingAt(node);
    if (parts.nocopy) options.set("nocopy", boolAt(true, node));
    if (text.length > 2) map.set("volume", options);
  }
  return map;
}
