import type { Reporter } from "../diagnostics/reporter";
import type { ServiceConfig } from "../model/service";
import type { Locate } from "./locate";

/** Reports the first cycle of `depends_on`. Linear in services and dependencies, and without recursion. */
export function checkCycles(
  services: Readonly<Record<string, ServiceConfig>>,
  locate: Locate,
  reporter: Reporter,
): void {
  const finished = new Set<string>();
  const onPath = new Map<string, number>();
  for (const root of Object.keys(services)) {
    if (finished.has(root)) continue;
    const stack = [{ name: root, next: Object.keys(services[root]?.depends_on ?? {}).values() }];
    onPath.set(root, 0);
    for (let top = stack[0]; top; top = stack[stack.length - 1]) {
      const step = top.next.next();
      if (step.done) {
        finished.add(top.name);
        onPath.delete(top.name);
        stack.pop();
        continue;
      }
      const name = step.value;
      if (finished.has(name) || !Object.hasOwn(services, name)) continue;
      const start = onPath.get(name);
      if (start !== undefined) {
        report(
          stack.slice(start).map((frame) => frame.name),
          name,
          locate,
          reporter,
        );
        return;
      }
      onPath.set(name, stack.length);
      stack.push({ name, next: Object.keys(services[name]?.depends_on ?? {}).values() });
    }
  }
}

function report(names: readonly string[], back: string, locate: Locate, reporter: Reporter): void {
  const chain = [...names, back];
  const edges = names.map((name, i) => ({ name, to: chain[i + 1] ?? back }));
  const last = edges[edges.length - 1];
  const path = ["services", last?.name ?? back, "depends_on", last?.to ?? back];
  const related = edges.slice(0, -1).flatMap((edge) => {
    const at = locate(["services", edge.name, "depends_on", edge.to]);
    return at ? [{ message: `\`${edge.name}\` depends on \`${edge.to}\``, at }] : [];
  });
  reporter.report("dependency-cycle", locate(path), { chain }, { path, related });
}
