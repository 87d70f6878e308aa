import type { Reporter } from "../../diagnostics/reporter";
import { isSymbolic, showSymbolic } from "../../interpolate/symbolic";
import { intAt, type Mapping, mappingAt, type Node, type Scalar, stringAt } from "../../tree/node";
import { textOf } from "../../tree/text";
import { type PortParts, parsePorts } from "./port";

/** The long forms of an entry of `ports`; a range gives several. */
export function expandPort(node: Node, reporter: Reporter, tolerant: boolean): Node[] {
  if (node.kind !== "scalar") return [node];
  const text = textOf(node);
  if (isSymbolic(text)) {
    reporter.report("symbolic-value", node, { text: showSymbolic(text), path: "ports" });
    return [];
  }
  if (node.type !== "string" && node.type !== "int") {
    reporter.report("invalid-port", node, { text, problem: "a port is a whole number or a string" });
    return [];
  }
  const ports = parsePorts(text);
  if (typeof ports === "string") {
    if (tolerant) return [node];
    reporter.report("invalid-port", node, { text, problem: ports });
    return [];
  }
  return ports.map((port) => longForm(port, node));
}

function longForm(port: PortParts, node: Scalar): Mapping {
  const map = mappingAt(node);
  map.set("mode", stringAt("ingress", node));
  if (port.hostIp !== "") map.set("host_ip", stringAt(port.hostIp, node));
  if (port.target !== 0) map.set("target", intAt(port.target, node));
  if (port.published !== "") map.set("published", stringAt(port.published, node));
  map.set("protocol", stringAt(port.protocol, node));
  return map;
}
