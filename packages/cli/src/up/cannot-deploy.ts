/** Something is missing or in the way outside the compose file; nothing was started. */
export class CannotDeploy extends Error {
  constructor(
    message: string,
    /** What to do about it. */
    readonly hint: string,
  ) {
    super(message);
    this.name = "CannotDeploy";
  }
}
