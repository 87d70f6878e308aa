/** Bytes of a probe's output that the engine keeps. */
const MAX_OUTPUT_BYTES = 4096;

/** A probe's output as the engine stores it: the first 4096 bytes, and `...` where there was more. */
export function limitOutput(output: string): string {
  const bytes = Buffer.from(output, "utf8");
  if (bytes.length <= MAX_OUTPUT_BYTES) return output;
  return `${bytes.subarray(0, MAX_OUTPUT_BYTES).toString("utf8")}...`;
}
