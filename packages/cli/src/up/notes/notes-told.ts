import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "@pulumi-compose/parser";
import { writeWhole } from "../../io/write-whole";

/** What an `up` has to say of a project, by whether one before it has said so. */
export interface News {
  readonly diagnostics: readonly Diagnostic[];
  /** How many notes there are besides, which are known. */
  readonly known: number;
}

/**
 * Which notes (`info`) on a project somebody has been told: those of the last `up` of its stack that succeeded. Errors and warnings are
 * told by every one. A note is known by its words and whom it is about: wherever it stands now, and whatever it has been before.
 */
export class NotesTold {
  readonly #file: string;
  #told: ReadonlySet<string> | undefined;

  /**
   * @param folder of the stack's settings
   */
  constructor(folder: string, stack: string) {
    this.#file = join(folder, `notes.${encodeURIComponent(stack)}.json`);
  }

  /** What is to be told now. */
  newsOf(diagnostics: readonly Diagnostic[]): News {
    const told = this.#read();
    const isKnown = (one: Diagnostic) => isNote(one) && told.has(keyOf(one));
    const news = diagnostics.filter((one) => !isKnown(one));
    return { diagnostics: news, known: diagnostics.length - news.length };
  }

  /** Remembers the notes among these, and no others. What cannot be written is told again. */
  keep(diagnostics: readonly Diagnostic[]): void {
    const keys = [...new Set(diagnostics.filter(isNote).map(keyOf))].sort();
    const told = this.#read();
    if (keys.length === told.size && keys.every((key) => told.has(key))) return;
    try {
      writeWhole(this.#file, JSON.stringify(keys));
      this.#told = new Set(keys);
    } catch {
      // As if nothing had been told.
    }
  }

  #read(): ReadonlySet<string> {
    this.#told ??= keysIn(this.#file);
    return this.#told;
  }
}

function keysIn(file: string): ReadonlySet<string> {
  try {
    const keys: unknown = JSON.parse(readFileSync(file, "utf8"));
    return new Set(Array.isArray(keys) ? keys : []);
  } catch {
    return new Set();
  }
}

function isNote({ severity }: Diagnostic): boolean {
  return severity === "info";
}

/** The file is to hold nothing of what the project holds. */
function keyOf({ code, path = [], message }: Diagnostic): string {
  return createHash("sha256")
    .update(JSON.stringify([code, path, message]))
    .digest("base64url")
    .slice(0, 22);
}
