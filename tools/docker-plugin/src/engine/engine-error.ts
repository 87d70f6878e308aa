/** The engine refused a request, or could not be reached. */
export class EngineError extends Error {
  override readonly name = "EngineError";

  /** @param status the HTTP status; undefined when there was no answer at all. */
  constructor(
    message: string,
    readonly status: number | undefined,
  ) {
    super(message);
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof EngineError && error.status === 404;
}

/** Whether the engine's message contains one of these texts, in whatever case. */
export function says(error: unknown, ...texts: readonly string[]): boolean {
  const message = messageOf(error).toLowerCase();
  return texts.some((text) => message.includes(text.toLowerCase()));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
