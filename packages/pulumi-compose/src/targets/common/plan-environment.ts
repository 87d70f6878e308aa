import type { PlanOptions } from "@pulumi-compose/health-model";
import type { PlanFiles } from "./context";
import type { HashContext } from "./image-resource";

/** What planning may know and read beyond the project. */
export interface PlanEnvironment {
  readonly files: PlanFiles;
  readonly hashContext: HashContext;
  /** The value of an environment variable for configs and secrets that take theirs from one, possibly a marker. */
  readonly variable: (name: string) => string | undefined;
  readonly start?: PlanOptions;
  /**
   * Of containers that are taken over as they are: the volumes that one has of its own, their names by where they are
   * mounted; undefined of a container that is not there. Default: none is taken over.
   */
  readonly adopting?: (service: string, index: number) => ReadonlyMap<string, string> | undefined;
  /**
   * Why whoever makes these resources replaces no container of a service beside the old one, whatever the file says, and what would
   * help. Default: as the file says.
   */
  readonly stopFirst?: (service: string) => { readonly why: string; readonly instead: string } | undefined;
  /** Only these services are planned for, each as it is in the whole project. Default: all. */
  readonly only?: readonly string[];
  /** With `only`: services that are not among them, and of which all but the containers is planned. Default: none. */
  readonly preparedFor?: readonly string[];
  /** Also the networks and volumes that no service uses, of all that the project has. Default: no. */
  readonly allResources?: boolean;
  /** Whether a service's mounts are not the file's, so that it gets no volumes in place of anonymous ones. Default: no. */
  readonly mountsItself?: (service: string) => boolean;
}
