const HEADER_BYTES = 8;

/** Takes the engine's frame headers out of a log, so that standard output and error follow one another as written. */
export function demultiplex(log: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + HEADER_BYTES <= log.length) {
    const length = log.readUInt32BE(at + 4);
    parts.push(log.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length));
    at += HEADER_BYTES + length;
  }
  return Buffer.concat(parts);
}
