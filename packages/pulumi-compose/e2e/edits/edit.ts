import type Docker from "dockerode";
import type { ContainerInspectInfo } from "dockerode";

/** One attribute of a service of its own: it comes, changes and goes; and where the engine shows that. */
export interface Edit {
  /** The attribute's name in the file, and in brackets what of it, if there are several edits of it. */
  readonly attribute: string;
  readonly before: string;
  readonly after: string;
  readonly shows: (info: ContainerInspectInfo, docker: Docker) => unknown;
  /** What `shows` gives after the edit. */
  readonly becomes: unknown;
  /** What it gives where a converted program of resources has the edit. Default: the same. */
  readonly asResources?: unknown;
  /** Whether the container is the same one after the edit. */
  readonly inPlace?: true;
  /** Further services whose containers the edit changes. */
  readonly changes?: readonly string[];
  /** Whether it is not taken out again: docs/20-faults.md has what Pulumi does to who leaves a restart dependency. */
  readonly stays?: true;
  /** Whether the engine chooses the value while the attribute is absent. */
  readonly varies?: true;
}
