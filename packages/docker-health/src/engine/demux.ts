const HEADER_BYTES = 8;

/** Which of a container's streams a piece is of; one that is not framed is a terminal's, which has one alone. */
export type FramedStream = "stdout" | "stderr";

/**
 * Takes the engine's framing off an attached stream (Engine API, "Stream format"): 8 bytes of header (stream, 0, 0, 0,
 * length) before each piece. Holds at most one header, never a payload. A stream that is not framed passes as it is.
 */
export function demux(onPayload: (chunk: Buffer, stream: FramedStream) => void): (chunk: Buffer) => void {
  let header = Buffer.alloc(0);
  let remaining = 0;
  let raw = false;
  let stream: FramedStream = "stdout";
  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (raw) return onPayload(rest, "stdout");
      if (remaining > 0) {
        const part = rest.subarray(0, remaining);
        remaining -= part.length;
        rest = rest.subarray(part.length);
        onPayload(part, stream);
        continue;
      }
      const take = HEADER_BYTES - header.length;
      header = Buffer.concat([header, rest.subarray(0, take)]);
      rest = rest.subarray(take);
      if (header.length < HEADER_BYTES) return;
      if (header.readUInt8(0) > 2 || header.readUIntBE(1, 3) !== 0) {
        raw = true;
        rest = Buffer.concat([header, rest]);
      } else {
        remaining = header.readUInt32BE(4);
        stream = header.readUInt8(0) === 2 ? "stderr" : "stdout";
      }
      header = Buffer.alloc(0);
    }
  };
}
