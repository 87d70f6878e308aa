import { Refused } from "./refused";

/** A mistake on the command line that only shows once the project is known. */
export class UsageError extends Refused {}
