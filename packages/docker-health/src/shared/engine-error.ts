/** An engine that could not be asked, or that refused. */
export class EngineError extends Error {
  override readonly name = "EngineError";

  /**
   * @param kind `unreachable`: no connection; `slow`: no answer in time, so asking again may help; `refused`: an answer,
   *   and it was no.
   * @param status the HTTP status of a refusal.
   */
  constructor(
    readonly kind: "unreachable" | "slow" | "refused",
    message: string,
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
