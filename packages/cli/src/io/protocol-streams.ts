/** The process's own streams for a protocol that has them for itself. */
export function protocolStreams(): {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
} {
  return { input: process.stdin, output: process.stdout };
}
