import type { Reporter } from "../diagnostics/reporter";
import type { Path } from "../model/place";
import { replicasOf } from "../model/replicas";
import type { ServiceConfig } from "../model/service";
import type { Locate } from "./locate";

/** The same thing said twice has to be said the same way: `cpus` and `deploy.resources.limits.cpus`, and their like. */
export function checkLimits(service: ServiceConfig, path: Path, locate: Locate, reporter: Reporter): void {
  const { deploy } = service;
  const limits = deploy?.resources?.limits;
  const reservations = deploy?.resources?.reservations;
  const pairs: readonly [string, number | undefined, string, number | undefined, unknown][] = [
    ["cpus", service.cpus, "deploy.resources.limits.cpus", limits?.cpus ?? 0, limits],
    ["mem_limit", service.mem_limit, "deploy.resources.limits.memory", limits?.memory ?? 0, limits],
    [
      "mem_reservation",
      service.mem_reservation,
      "deploy.resources.reservations.memory",
      reservations?.memory ?? 0,
      reservations,
    ],
    ["pids_limit", service.pids_limit, "deploy.resources.limits.pids", limits?.pids ?? 0, limits],
  ];
  for (const [key, own, other, value, holder] of pairs) {
    if (!own || !holder || own === value) continue;
    const at = [...path, key];
    const hint = value === 0 ? `move its value to \`${other}\`` : `keep \`${other}\` and delete \`${key}\``;
    reporter.report("conflicting-limits", locate(at), { key, other, name: service.name }, { path: at, hint });
  }
  checkScale(service, path, locate, reporter);
  service.develop?.watch?.forEach((watch, i) => {
    if (watch.target || watch.action === "rebuild" || watch.action === "restart") return;
    const at = [...path, "develop", "watch", i];
    reporter.report("watch-without-target", locate(at), { name: service.name }, { path: at });
  });
  const test = service.healthcheck?.test?.[0];
  if (test !== undefined && !["CMD", "CMD-SHELL", "NONE"].includes(test)) {
    const at = [...path, "healthcheck", "test"];
    reporter.report("invalid-health-test", locate(at), { test }, { path: at });
  }
}

function checkScale(service: ServiceConfig, path: Path, locate: Locate, reporter: Reporter): void {
  const replicas = service.deploy?.replicas;
  const { scale } = service;
  const at = scale !== undefined ? [...path, "scale"] : [...path, "deploy", "replicas"];
  if (scale !== undefined && replicas !== undefined && scale !== replicas) {
    reporter.report(
      "conflicting-limits",
      locate(at),
      { key: "scale", other: "deploy.replicas", name: service.name },
      { path: at },
    );
  }
  const count = replicasOf(service);
  if (count < 0 || (replicas ?? 0) < 0) {
    const values = { value: String(count), of: at.slice(2).join("."), limits: "at least 0" };
    reporter.report("out-of-range", locate(at), values, { path: at });
  }
  if (count > 1 && service.container_name) {
    const nameAt = [...path, "container_name"];
    reporter.report("container-name-and-scale", locate(nameAt), { name: service.name, count }, { path: nameAt });
  }
}
