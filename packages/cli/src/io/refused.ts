/** Nothing is done, for something is missing, wrong or in the way. */
export class Refused extends Error {
  constructor(
    message: string,
    /** What to do about it. */
    readonly hint?: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}
