import type { ComposeProject, JobConfig, ServiceConfig } from "@pulumi-compose/parser";
import { record } from "../util/record";

/** A project that runs some of its jobs. */
export interface ProjectWithJobs extends ComposeProject {
  /** The jobs that are among the services. */
  readonly running: readonly string[];
}

/**
 * The project with some of its jobs, and the jobs that they depend on, as services that run to their end. Names that it has no
 * job of are passed over.
 */
export function withJobs(project: ComposeProject, names: readonly string[]): ComposeProject {
  const { jobs = {} } = project;
  const running = new Set(names.filter((name) => Object.hasOwn(jobs, name)));
  // What is added to a set while it is gone through is gone through, too.
  for (const name of running) {
    for (const other of Object.keys(jobs[name]?.depends_on ?? {})) if (Object.hasOwn(jobs, other)) running.add(other);
  }
  if (running.size === 0) return project;
  const services = [...running].flatMap((name) => {
    const job = jobs[name];
    return job ? [[name, serviceOf(job)] as const] : [];
  });
  const whole: ProjectWithJobs = {
    ...project,
    services: record([...Object.entries(project.services), ...services]),
    running: [...running],
    placeOf: (path) => {
      const isJob = path[0] === "services" && running.has(String(path[1]));
      return project.placeOf(isJob ? ["jobs", ...path.slice(1)] : path);
    },
  };
  return whole;
}

/** The jobs that are among a project's services. */
export function runningJobs(project: ComposeProject): readonly string[] {
  return hasJobs(project) ? project.running : [];
}

function hasJobs(project: ComposeProject): project is ProjectWithJobs {
  return "running" in project;
}

function serviceOf({ triggers: _, ...job }: JobConfig): ServiceConfig {
  return job;
}
