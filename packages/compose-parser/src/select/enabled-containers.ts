import { didYouMean } from "../diagnostics/nearest";
import type { Reporter } from "../diagnostics/reporter";
import { containersOf } from "../tree/containers-of";
import type { Mapping } from "../tree/node";
import { isEnabled } from "./profiles";

/** The services and jobs of a model that the active profiles enable. */
export function enabledContainers(model: Mapping, active: readonly string[]): ReadonlySet<Mapping> {
  const enabled = new Set<Mapping>();
  for (const container of containersOf(model)) {
    if (isEnabled(declaredProfiles(container), active)) enabled.add(container);
  }
  return enabled;
}

/** Naming a service activates its profiles. A name that nothing has is reported. */
export function profilesOfNamed(model: Mapping, names: readonly string[], reporter: Reporter): string[] {
  const services = model.get("services");
  return names.flatMap((name) => {
    const service = services?.kind === "mapping" ? services.get(name) : undefined;
    if (service?.kind === "mapping") return declaredProfiles(service);
    const known = services?.kind === "mapping" ? [...services.entries.keys()] : [];
    const hint = didYouMean(name, known) ?? (known.length > 0 ? `the services are ${known.join(", ")}` : undefined);
    reporter.report("no-such-service", undefined, { name }, hint === undefined ? {} : { hint });
    return [];
  });
}

function declaredProfiles(container: Mapping): string[] {
  const profiles = container.get("profiles");
  return profiles?.kind === "sequence"
    ? profiles.items.map((item) => (item.kind === "scalar" ? String(item.value) : ""))
    : [];
}
