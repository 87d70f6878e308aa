import type { Reporter } from "./diagnostics/reporter";
import type { LoadMemory } from "./memory/load-memory";
import type { FileSystem } from "./source/file-system";
import type { Source } from "./source/source";

/** Variables and their values. A Map, so that `__proto__` is a name like any other. */
export type Environment = ReadonlyMap<string, string>;

/** What the stages of one load share. */
export interface Context {
  readonly fs: FileSystem;
  readonly reporter: Reporter;
  /** The texts that were read, for the renderer. */
  readonly sources: Map<string, Source>;
  /** Variables that are known only at deployment. */
  readonly symbols: ReadonlySet<string>;
  /** What `~` stands for. */
  readonly home: string | undefined;
  readonly interpolate: boolean;
  readonly resolvePaths: boolean;
  /** Rough count of the text that was read, to end runaway includes. */
  readonly budget: { files: number };
  /** Content of secrets that name a variable, as the model that has them knows it: an included one has its own `.env`. */
  readonly secretContents: Map<string, string>;
  /** Services (`services\0name`) that lack what they extend. */
  readonly incomplete: Set<string>;
  /** What is known of the last load of the same files. */
  readonly memory?: LoadMemory | undefined;
}
