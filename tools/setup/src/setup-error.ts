/** A set-up that cannot go on, with a message that says what to do about it: shown without a stack trace. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}
