import type { Reporter } from "../diagnostics/reporter";
import type { Path } from "../model/place";
import type { ComposeProject } from "../model/project";
import type { ServiceConfig } from "../model/service";
import { checkLimits } from "./limits";
import type { Locate } from "./locate";
import { checkReferences, orMeant } from "./references";

/** Stage 7: what the parts of a project say about each other. `broken` services already have an error of their own. */
export function checkConsistency(
  project: ComposeProject,
  locate: Locate,
  broken: ReadonlySet<string>,
  reporter: Reporter,
): void {
  for (const [name, service] of Object.entries(project.services)) {
    const path: Path = ["services", name];
    if (!broken.has(`services\0${name}`)) checkImage(service, path, locate, reporter);
    checkBuild(project, service, path, locate, reporter);
    checkNetworkMode(service, path, locate, reporter);
    checkDrives(project, service, path, locate, reporter);
    checkReferences(project, service, path, locate, reporter);
    checkDependencies(project, service, path, locate, reporter);
    checkLimits(service, path, locate, reporter);
    checkTargets(service, path, locate, reporter);
  }
  checkSecrets(project, locate, reporter);
  checkJobs(project, locate, reporter);
}

function checkImage(service: ServiceConfig, path: Path, locate: Locate, reporter: Reporter): void {
  if (service.build || service.image || service.provider) return;
  reporter.report("no-image", locate(path), { name: service.name }, { path });
}

function checkBuild(
  project: ComposeProject,
  service: ServiceConfig,
  path: Path,
  locate: Locate,
  reporter: Reporter,
): void {
  const { build } = service;
  if (!build) return;
  const at = (...rest: Path) => ({ path: [...path, "build", ...rest], span: locate([...path, "build", ...rest]) });
  if (build.dockerfile_inline && build.dockerfile) {
    const place = at("dockerfile_inline");
    reporter.report("two-dockerfiles", place.span, { name: service.name }, { path: place.path });
  }
  for (const [context, value] of Object.entries(build.additional_contexts ?? {})) {
    if (!value.startsWith("service:")) continue;
    const target = value.slice("service:".length);
    const other = project.services[target] ?? project.disabledServices[target];
    const place = at("additional_contexts", context);
    if (!other) {
      reporter.report(
        "undefined-service",
        place.span,
        { name: target, by: service.name },
        orMeant(place.path, target, project.services),
      );
    } else if (!other.build) {
      reporter.report("not-buildable", place.span, { name: target, by: service.name }, { path: place.path });
    }
  }
  if (build.platforms?.length && service.platform && !build.platforms.includes(service.platform)) {
    const place = at("platforms");
    reporter.report(
      "platform-not-built",
      place.span,
      { platform: service.platform, name: service.name },
      { path: place.path },
    );
  }
}

function checkNetworkMode(service: ServiceConfig, path: Path, locate: Locate, reporter: Reporter): void {
  if (!service.network_mode || Object.keys(service.networks ?? {}).length === 0) return;
  const at = [...path, "network_mode"];
  reporter.report("network-mode-and-networks", locate(at), { name: service.name }, { path: at });
}

/** The letter of a volume's name counts as one of a drive, in the short syntax. */
function checkDrives(
  project: ComposeProject,
  service: ServiceConfig,
  path: Path,
  locate: Locate,
  reporter: Reporter,
): void {
  service.volumes?.forEach(({ type, source, target }, index) => {
    const [, name, folder] = /^(\p{L}):(.*)$/u.exec(target) ?? [];
    if (type !== "volume" || source || name === undefined || !Object.hasOwn(project.volumes, name)) return;
    const at = [...path, "volumes", index];
    const hint = `write \`{ type: volume, source: ${name}, target: ${folder} }\`, or give the volume a longer name`;
    reporter.report("volume-as-drive", locate(at), { name, target, by: service.name }, { path: at, hint });
  });
}

function checkDependencies(
  project: ComposeProject,
  service: ServiceConfig,
  path: Path,
  locate: Locate,
  reporter: Reporter,
): void {
  for (const [name, dependency] of Object.entries(service.depends_on ?? {})) {
    const at = [...path, "depends_on", name];
    if (project.services[name]) continue;
    const disabled = project.disabledServices[name];
    if (disabled) {
      if (!dependency.required) continue;
      const profiles = disabled.profiles ?? [];
      reporter.report("disabled-dependency", locate(at), { name, by: service.name, profiles }, { path: at });
    } else if (project.jobs && Object.hasOwn(project.jobs, name)) {
      reporter.report("depends-on-job", locate(at), { name, by: service.name }, { path: at });
    } else {
      reporter.report("undefined-service", locate(at), { name, by: service.name }, orMeant(at, name, project.services));
    }
  }
}

function checkTargets(service: ServiceConfig, path: Path, locate: Locate, reporter: Reporter): void {
  const taken = new Map<string, Path>();
  const take = (target: string, at: Path) => {
    const before = taken.get(target);
    taken.set(target, at);
    if (!before) return;
    const first = locate(before);
    const related = first ? [{ message: "first mounted here", at: first }] : [];
    reporter.report("duplicate-target", locate(at), { target, name: service.name }, { path: at, related });
  };
  service.tmpfs?.forEach((tmpfs, i) => {
    take(tmpfs.split(":")[0] ?? "", [...path, "tmpfs", i]);
  });
  service.volumes?.forEach((volume, i) => {
    take(volume.target, [...path, "volumes", i]);
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
      const at = ["jobs", name, "depends_on", other];
      reporter.report("undefined-service", locate(at), { name: other, by: name }, orMeant(at, other, project.services));
    }
  }
}
