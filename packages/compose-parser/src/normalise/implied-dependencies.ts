import { type ImplyingAttributes, impliedDependencies } from "../model/implied-dependencies";
import { boolAt, type Mapping, mappingAt, type Node, stringAt, stringOf } from "../tree/node";

/** Dependencies that other attributes imply stand in `depends_on` like written ones, at the place of what implies them. */
export function implyDependencies(container: Mapping): void {
  for (const { dependency: name, path, restart } of impliedDependencies(attributesOf(container))) {
    const [attribute, index] = path;
    const whole = container.get(String(attribute));
    const at = whole?.kind === "sequence" && typeof index === "number" ? whole.items[index] : whole;
    if (!at) continue;
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

function attributesOf(container: Mapping): ImplyingAttributes {
  const texts = (key: string) => {
    const node = container.get(key);
    return node?.kind === "sequence" ? node.items.map((item: Node) => stringOf(item) ?? "") : [];
  };
  const text = (key: string) => stringOf(container.get(key)) ?? "";
  return {
    links: texts("links"),
    volumes_from: texts("volumes_from"),
    network_mode: text("network_mode"),
    ipc: text("ipc"),
    pid: text("pid"),
    uts: text("uts"),
    cgroup: text("cgroup"),
  };
}
