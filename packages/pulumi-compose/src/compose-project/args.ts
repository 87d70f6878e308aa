import type { Input } from "@pulumi/pulumi";
import type { LoadResult } from "@pulumi-compose/parser";
import type { OnUnhealthy, ProbeMode } from "../gates/wait-options";
import type { ServiceOverride, TargetName } from "../targets/registry";
import type { Target } from "../targets/target";

/** Arguments of a {@link ComposeProject}. */
export interface ComposeProjectArgs<Place extends TargetName | Target = "docker"> {
  /**
   * `docker` (default): containers on the engine that the docker provider talks to. `swarm`: services of the swarm that
   * this engine is a manager of. `kubernetes`: objects of the cluster that the Kubernetes provider talks to. Or a target of one's own.
   */
  readonly target?: Place;
  /** The compose file, relative to the program's folder. Default: what docker compose would find there. */
  readonly file?: string;
  /** Several files, merged in order. Instead of `file`. */
  readonly files?: readonly string[];
  /** What relative paths in the files start from. Default: the folder of the first file. */
  readonly projectDirectory?: string;
  /** The project's name. Default: the file's top-level `name`, else the component's name. */
  readonly projectName?: string;
  /**
   * A project that is loaded already, by `loadProject` of `@pulumi-compose/parser`. Then nothing is read, and what names
   * files, profiles and variables here has no effect; what is wrong with it, short of an error, is for who has loaded it to tell.
   */
  readonly loaded?: LoadResult;
  /**
   * Only these services, without those that they depend on: what they would wait for and is not among them, they do not wait
   * for. One in whose container another runs (`network_mode: service:x`) has to be among them. Target `docker` only. In a
   * program of one's own the others are not part of the deployment any more, and Pulumi deletes what there was of them.
   */
  readonly only?: readonly string[];
  /**
   * With `only`: services that are not among them, whose images, networks and volumes there shall be all the same, for containers that
   * somebody else makes of them. Target `docker` only. Default: none.
   */
  readonly preparedFor?: readonly string[];
  /** Also the networks and volumes of the file that no service uses (target `docker`). Default: false. */
  readonly allResources?: boolean;
  /** Profiles to enable. */
  readonly profiles?: readonly string[];
  /** Files with variables for interpolation. Default: `.env` beside the compose file. */
  readonly envFiles?: readonly string[];
  /**
   * Variables for interpolation, over the process's own. A value may be an Output or a secret: it is carried as such
   * into the arguments that it touches.
   */
  readonly env?: Readonly<Record<string, Input<string>>>;
  /**
   * Jobs of the file to run, behind what they depend on (target `docker`). Each is a service of the component then, and other
   * resources can wait for its end with `job(name)`; it runs when it is new or changed.
   */
  readonly jobs?: readonly string[];
  /** Changes to single services, by name. */
  readonly services?: Readonly<Record<string, ServiceOverride>>;
  /**
   * `hybrid` (default): a gate opens on the engine's verdict or on the first success of the service's own test run by
   * the gate, whichever is first. `engine`: on the engine's verdict alone.
   */
  readonly probe?: ProbeMode;
  /**
   * Texts that evidence must not show, beside what is secret by itself: secret Outputs of `env` and `services`, and the
   * contents of the file's `secrets`.
   */
  readonly redact?: readonly Input<string>[];
  /**
   * Aborts when somebody cancels the update: for a program of the Automation API, which knows. Pulumi lets what it has begun come to
   * its end; a `pre_start` hook that runs again is stopped then. Default: never.
   */
  readonly cancelled?: AbortSignal;
  /**
   * Called when a gate's condition was not met, just before the gate says why: for a program of the Automation API, which learns
   * from Pulumi's events only on which resource something was said. `condition` is one of compose's, or `ready` or `converged`;
   * `words` is what the gate says of it, by which its event is known.
   */
  readonly onUnmet?: (service: string, condition: string, words: string) => void;
  /**
   * Names of resources that the update is told to leave as they are (`--exclude`, whose list the program does not see), asked for when
   * something is about to be made: while such a container runs, its service's `pre_start` hooks do not. Default: none.
   */
  readonly excluded?: () => readonly string[];
  /**
   * @internal Told of a container that was to take over from others, was not good, and was stopped.
   *
   * @param serving ids of those that go on
   */
  readonly onGivenUp?: (container: { readonly id: string; readonly name: string }, serving: readonly string[]) => void;
  /** Longest wait at any gate, in milliseconds. Default: what follows from the service's healthcheck. */
  readonly deadlineMs?: number;
  /**
   * What gates do once a check has said unhealthy. Default: what the file says (`x-pulumi-compose: {on_unhealthy: …}` on a
   * service, else on the project), else `fail`. On a swarm, which kills an unhealthy task itself, `keep-waiting` does nothing.
   */
  readonly onUnhealthy?: OnUnhealthy;
}
