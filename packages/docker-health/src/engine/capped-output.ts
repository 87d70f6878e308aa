/** As much of a probe's output as the engine keeps in its health log. */
const OUTPUT_CAP_BYTES = 4096;

/** Keeps the first bytes and counts the rest, so that a probe may print without end and memory does not grow. */
export class CappedOutput {
  readonly #kept: Buffer[] = [];
  #length = 0;
  #dropped = 0;

  constructor(private readonly capBytes = OUTPUT_CAP_BYTES) {}

  push(chunk: Buffer): void {
    const room = this.capBytes - this.#length;
    const part = chunk.subarray(0, room);
    if (part.length > 0) {
      // A copy: a slice would keep the whole chunk of the socket alive.
      this.#kept.push(Buffer.from(part));
      this.#length += part.length;
    }
    this.#dropped += chunk.length - part.length;
  }

  get truncated(): boolean {
    return this.#dropped > 0;
  }

  toString(): string {
    // The cap may have cut a character in two; its half decodes to U+FFFD.
    const text = Buffer.concat(this.#kept).toString("utf8");
    return this.truncated ? text.replace(/\uFFFD$/, "") : text;
  }
}
