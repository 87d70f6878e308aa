import { UsageError } from "../io/usage-error";
import { commandTarget } from "./command-targets";

/**
 * Refuses a target on which nothing is deployed as yet.
 *
 * @throws UsageError with what to do instead
 */
export function refusePlansOnly(target: string | undefined): void {
  const { plansOnly } = commandTarget(target);
  if (plansOnly) throw new UsageError(plansOnly.message, plansOnly.hint);
}
