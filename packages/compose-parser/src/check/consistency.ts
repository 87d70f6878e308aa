import type { Reporter } from "../diagnostics/reporter";
import type { Path } from "../model/place";
import type { ComposeProject } from "../model/project";
import { CheckedService } from "./checked-service";
import { checkLimits } from "./limits";
import type { Locate } from "./locate";
import { checkReferences, meantOf } from "./references";

/** Stage 7: what the parts of a project say about each other. `broken` services already have an error of their own. */
export function checkConsistency(
  project: ComposeProject,
  locate: Locate,
  broken: ReadonlySet<string>,
  reporter: Reporter,
): void {
  for (const [name, service] of Object.entries(project.services)) {
    const checked = new CheckedService(project, service, locate, reporter);
    if (!broken.has(`services\0${name}`)) checkImage(checked);
    checkBuild(checked);
    checkNetworkMode(checked);
    checkDrives(checked);
    checkReferences(checked);
    checkDependencies(checked);
    checkLimits(checked);
    checkTargets(checked);
  }
  checkSecrets(project, locate, reporter);
  checkJobs(project, locate, reporter);
}

function checkImage(checked: CheckedService): void {
  const { build, image, provider, name } = checked.service;
  if (build || image || provider) return;
  checked.report("no-image", [], { name });
}

function checkBuild(checked: CheckedService): void {
  const { project, service } = checked;
  const { build, name, platform } = service;
  if (!build) return;
  if (build.dockerfile_inline && build.dockerfile) {
    checked.report("two-dockerfiles", ["build", "dockerfile_inline"], { name });
  }
  for (const [context, value] of Object.entries(build.additional_contexts ?? {})) {
    if (!value.startsWith("service:")) continue;
    const target = value.slice("service:".length);
    const other = project.services[target] ?? project.disabledServices[target];
    const at = ["build", "additional_contexts", context];
    const values = { name: target, by: name };
    if (!other) checked.report("undefined-service", at, values, meantOf(target, project.services));
    else if (!other.build) checked.report("not-buildable", at, values);
  }
  if (build.platforms?.length && platform && !build.platforms.includes(platform)) {
    checked.report("platform-not-built", ["build", "platforms"], { platform, name });
  }
}

function checkNetworkMode(checked: CheckedService): void {
  const { network_mode: mode, networks, name } = checked.service;
  if (!mode || Object.keys(networks ?? {}).length === 0) return;
  checked.report("network-mode-and-networks", ["network_mode"], { name });
}

/** The letter of a volume's name counts as one of a drive, in the short syntax. */
function checkDrives(checked: CheckedService): void {
  const { project, service } = checked;
  service.volumes?.forEach(({ type, source, target }, index) => {
    const [, name, folder] = /^(\p{L}):(.*)$/u.exec(target) ?? [];
    if (type !== "volume" || source || name === undefined || !Object.hasOwn(project.volumes, name)) return;
    const hint = `write \`{ type: volume, source: ${name}, target: ${folder} }\`, or give the volume a longer name`;
    checked.report("volume-as-drive", ["volumes", index], { name, target, by: service.name }, { hint });
  });
}

function checkDependencies(checked: CheckedService): void {
  const { project, service } = checked;
  for (const [name, dependency] of Object.entries(service.depends_on ?? {})) {
    const at = ["depends_on", name];
    const values = { name, by: service.name };
    if (project.services[name]) continue;
    const disabled = project.disabledServices[name];
    if (disabled) {
      if (!dependency.required) continue;
      checked.report("disabled-dependency", at, { ...values, profiles: disabled.profiles ?? [] });
    } else if (project.jobs && Object.hasOwn(project.jobs, name)) {
      checked.report("depends-on-job", at, values);
    } else {
      checked.report("undefined-service", at, values, meantOf(name, project.services));
    }
  }
}

function checkTargets(checked: CheckedService): void {
  const { service } = checked;
  const taken = new Map<string, Path>();
  const take = (target: string, at: Path) => {
    const before = taken.get(target);
    taken.set(target, at);
    if (!before) return;
    const first = checked.spanOf(before);
    const related = first ? [{ message: "first mounted here", at: first }] : [];
    checked.report("duplicate-target", at, { target, name: service.name }, { related });
  };
  service.tmpfs?.forEach((tmpfs, i) => {
    take(tmpfs.split(":")[0] ?? "", ["tmpfs", i]);
  });
  service.volumes?.forEach((volume, i) => {
    take(volume.target, ["volumes", i]);
  });
}

function checkSecrets(project: ComposeProject, locate: Locate, reporter: Reporter): void {
  for (const [name, secret] of Object.entries(project.secrets)) {
    if (secret.external || secret.file || secret.environment) continue;
    const path = ["secrets", name];
    reporter.report("no-content", locate(path), { what: "secret", name, keys: ["file", "environment"] }, { path });
  }
}

function checkJobs(project: ComposeProject, locate: Locate, reporter: Reporter): void {
  for (const [name, job] of Object.entries(project.jobs ?? {})) {
    if (Object.hasOwn(project.services, name) || Object.hasOwn(project.disabledServices, name)) {
      reporter.report("job-and-service", locate(["jobs", name]), { name }, { path: ["jobs", name] });
    }
    for (const [other, dependency] of Object.entries(job.depends_on ?? {})) {
      if (Object.hasOwn(project.jobs ?? {}, other) || Object.hasOwn(project.services, other)) continue;
      if (Object.hasOwn(project.disabledServices, other) && !dependency.required) continue;
      const path = ["jobs", name, "depends_on", other];
      const details = { path, ...meantOf(other, project.services) };
      reporter.report("undefined-service", locate(path), { name: other, by: name }, details);
    }
  }
}
