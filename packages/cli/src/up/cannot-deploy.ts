import { Refused } from "../io/refused";

/** Something is missing or in the way outside the compose file; nothing was started. */
export class CannotDeploy extends Refused {}
