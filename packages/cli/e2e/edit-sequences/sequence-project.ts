/** How a service is updated beside its old containers. */
export interface Rolling {
  /** Without a check it has to run for a second. */
  readonly hasCheck: boolean;
  readonly parallelism: 0 | 1 | 2;
  readonly failureAction: "pause" | "rollback";
}

/** A service of a random project, as far as edits move it. */
export interface SequenceService {
  readonly name: string;
  /** Another number is another command. */
  readonly command: number;
  /** Another number is another variable. */
  readonly variable: number;
  readonly image: "first" | "second";
  /** More than one only where nothing of it can be had once. */
  readonly scale: number;
  /** The published port, as its distance from the project's first one. */
  readonly port?: number;
  /** The last part of its static address. */
  readonly address?: number;
  readonly containerName?: string;
  /** Keys of the volumes that it has. */
  readonly volumes: readonly string[];
  readonly hasAnonymous: boolean;
  /** Another service, which is started first. */
  readonly after?: string;
  /** Whether it is made anew with the one that is started first. */
  readonly isRestarted: boolean;
  /** Another number is another alias on its network. */
  readonly alias: number;
  /** Whether it is on a second network, too. */
  readonly isOnBack: boolean;
  /** Absent: its old container goes first. */
  readonly rolling?: Rolling;
  /** Whether its check never succeeds. */
  readonly isBad?: boolean;
}

/** A project of some services, all on one network, some on a second. */
export interface SequenceProject {
  readonly services: readonly SequenceService[];
  /** Another number is another network. */
  readonly network: number;
}

/** What somebody does to the file. Services are counted round, so that any number is one of them. */
export type Edit =
  | { readonly kind: "rename"; readonly at: number }
  | { readonly kind: "remove"; readonly at: number }
  | { readonly kind: "add"; readonly service: SequenceService }
  | {
      readonly kind: "swap";
      readonly what: "port" | "address" | "containerName";
      readonly at: number;
      readonly with: number;
    }
  | {
      readonly kind: "hand-over";
      readonly what: "port" | "address" | "containerName";
      readonly at: number;
      readonly to: number;
    }
  | { readonly kind: "command" | "variable" | "image" | "alias" | "back"; readonly at: number }
  | { readonly kind: "scale"; readonly at: number; readonly to: number }
  | { readonly kind: "network" }
  | { readonly kind: "rolling"; readonly at: number; readonly to: Rolling | undefined }
  | { readonly kind: "move-volume"; readonly at: number; readonly to: number };

/** What somebody does to a container behind an update's back. */
export type Blow = "stop" | "remove" | "disconnect";

/** How an edit is brought up. */
export type Manner =
  | { readonly kind: "up" }
  /** The update is ended when it has gone on for so long, and another follows. */
  | { readonly kind: "broken-off"; readonly afterMs: number; readonly signal: "SIGINT" | "SIGKILL" }
  /** Something is done to a container before. */
  | { readonly kind: "after-blow"; readonly blow: Blow; readonly at: number }
  /** A version that never gets good comes before. */
  | { readonly kind: "after-bad-version"; readonly at: number };
