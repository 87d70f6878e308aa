import { replicasOf } from "../model/replicas";
import type { CheckedService } from "./checked-service";

/** The same thing said twice has to be said the same way: `cpus` and `deploy.resources.limits.cpus`, and their like. */
export function checkLimits(checked: CheckedService): void {
  const { service } = checked;
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
    const hint = value === 0 ? `move its value to \`${other}\`` : `keep \`${other}\` and delete \`${key}\``;
    checked.report("conflicting-limits", [key], { key, other, name: service.name }, { hint });
  }
  checkScale(checked);
  service.develop?.watch?.forEach((watch, i) => {
    if (watch.target || watch.action === "rebuild" || watch.action === "restart") return;
    checked.report("watch-without-target", ["develop", "watch", i], { name: service.name });
  });
  const test = service.healthcheck?.test?.[0];
  if (test !== undefined && !["CMD", "CMD-SHELL", "NONE"].includes(test)) {
    checked.report("invalid-health-test", ["healthcheck", "test"], { test });
  }
}

function checkScale(checked: CheckedService): void {
  const { scale, deploy, name, container_name: containerName } = checked.service;
  const replicas = deploy?.replicas;
  const at = scale !== undefined ? ["scale"] : ["deploy", "replicas"];
  if (scale !== undefined && replicas !== undefined && scale !== replicas) {
    checked.report("conflicting-limits", at, { key: "scale", other: "deploy.replicas", name });
  }
  const count = replicasOf(checked.service);
  if (count < 0 || (replicas ?? 0) < 0) {
    checked.report("out-of-range", at, { value: String(count), of: at.join("."), limits: "at least 0" });
  }
  if (count > 1 && containerName) checked.report("container-name-and-scale", ["container_name"], { name, count });
}
