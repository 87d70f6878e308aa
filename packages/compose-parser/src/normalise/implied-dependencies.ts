import { boolAt, type Mapping, mappingAt, type Node, stringAt, stringOf } from "../tree/node";

/**
 * Dependencies that other attributes imply (Compose Specification, services, links, volumes_from, network_mode…): they
 * stand in `depends_on` like written ones, at the place of what implies them.
 */
export function implyDependencies(container: Mapping): void {
  for (const [name, at, restart] of impliedBy(container)) {
    let dependsOn = container.get("depends_on");
    if (dependsOn?.kind !== "mapping") {
      dependsOn = mappingAt(at);
      container.set("depends_on", dependsOn);
    }
    if (dependsOn.entries.has(name)) continue;
    const dependency = mappingAt(at);
    dependency.set("condition", stringAt("service_started", at));
    dependency.set("restart", boolAt(restart, at));
    dependency.set("required", boolAt(true, at));
    dependsOn.set(name, dependency, at);
  }
}

function* impliedBy(container: Mapping): Generator<[string, Node, boolean]> {
  for (const link of itemsOf(container, "links")) {
    const text = stringOf(link) ?? "";
    const parts = text.split(":");
    yield [parts.length === 2 ? (parts[0] ?? "") : text, link, true];
  }
  for (const namespace of ["network_mode", "ipc", "pid", "uts", "cgroup"]) {
    const node = container.get(namespace);
    const text = stringOf(node);
    if (node && text?.startsWith("service:")) yield [text.slice("service:".length), node, true];
  }
  for (const from of itemsOf(container, "volumes_from")) {
    const text = stringOf(from) ?? "";
    if (!text.startsWith("container:")) yield [text.split(":")[0] ?? "", from, false];
  }
}

function itemsOf(container: Mapping, key: string): readonly Node[] {
  const node = container.get(key);
  return node?.kind === "sequence" ? node.items : [];
}
