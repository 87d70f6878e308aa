import type {
  ComposeProject,
  ContainerConfig,
  Diagnostic,
  Path,
  ServiceConfig,
  WorkloadConfig,
} from "@pulumi-compose/parser";
import type { PlanFiles } from "../common/context";

/** What is mapped: a service, a job, or a container that runs before a service's. */
export type Mapped = ContainerConfig & WorkloadConfig & Pick<ServiceConfig, "deploy" | "post_start" | "pre_stop">;

/** What a group of attributes is mapped with: one container, one place for diagnostics. */
export interface KubernetesContext {
  readonly project: ComposeProject;
  /** What the file says of the container. */
  readonly config: Mapped;
  /** Whose it is: a service's, or a job's. */
  readonly kind: "service" | "job";
  /** The service's name in the compose file, or the job's. */
  readonly service: string;
  /** The same as Kubernetes has it. */
  readonly name: string;
  /** Where the container is in the project: `["services", "web"]`. */
  readonly path: Path;
  /** Whether it is to end. */
  readonly oneShot: boolean;
  readonly replicas: number;
  readonly files: PlanFiles;
  /** The value of an environment variable, possibly a marker; undefined when unset. */
  readonly variable: (name: string) => string | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
}
