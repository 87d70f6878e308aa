import type { Reporter } from "../diagnostics/reporter";
import type { ServiceConfig } from "../model/service";
import type { Locate } from "./locate";

/** A container's name can be given to one service only. */
export function checkContainerNames(
  services: Readonly<Record<string, ServiceConfig>>,
  locate: Locate,
  reporter: Reporter,
): void {
  const taken = new Map<string, string>();
  for (const [name, { container_name: containerName }] of Object.entries(services)) {
    if (!containerName) continue;
    const other = taken.get(containerName);
    taken.set(containerName, name);
    if (other === undefined) continue;
    const path = ["services", name, "container_name"];
    const first = locate(["services", other, "container_name"]);
    const related = first ? [{ message: "first given here", at: first }] : [];
    reporter.report("duplicate-container-name", locate(path), { containerName, name, other }, { path, related });
  }
}
