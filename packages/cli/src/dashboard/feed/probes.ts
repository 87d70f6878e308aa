import { type ContainerSnapshot, type ProbeResult, printable } from "@pulumi-compose/docker-health";

/** A probe, told with its container. */
export type SeenProbe = ProbeResult & { readonly startMs: number; readonly endMs: number };

const LINES = 6;
const CHARACTERS = 600;

/** Sees which probes of a container are new among those that the engine keeps. */
export class Probes {
  /** By container: when the last of those that were told began. */
  readonly #told = new Map<string, number>();

  /** @returns those that nobody was told of, oldest first */
  see({ id, health }: ContainerSnapshot): readonly SeenProbe[] {
    const last = this.#told.get(id) ?? Number.NEGATIVE_INFINITY;
    const found = (health?.log ?? []).map(seenProbe).filter(({ startMs }) => startMs > last);
    const newest = found.at(-1);
    if (newest) this.#told.set(id, newest.startMs);
    return found;
  }

  forget(id: string): void {
    this.#told.delete(id);
  }
}

export function seenProbe(probe: ProbeResult): SeenProbe {
  const startMs = Date.parse(probe.start);
  return { ...probe, startMs, endMs: startMs + probe.durationMs };
}

/** The first lines of what a probe has printed. */
export function firstLines(output: string): string {
  const lines = printable(output)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  const text = lines.slice(0, LINES).join("\n");
  const isCut = lines.length > LINES || text.length > CHARACTERS;
  return isCut ? `${text.slice(0, CHARACTERS)}…` : text;
}
