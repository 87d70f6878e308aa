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
}

/** A project of some services, all on one network. */
export interface SequenceProject {
  readonly services: readonly SequenceService[];
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
  | { readonly kind: "command" | "variable" | "image"; readonly at: number }
  | { readonly kind: "scale"; readonly at: number; readonly to: number }
  | { readonly kind: "move-volume"; readonly at: number; readonly to: number };
