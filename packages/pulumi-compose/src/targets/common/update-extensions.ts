import type { DiagnosedService } from "./diagnose";
import { drainOf } from "./drain";
import { saidSingleWriter } from "./said-single-writer";

/**
 * Says what is wrong with the words of `x-pulumi-compose` for updates of a service whose new containers start first, on a target that goes
 * by none of them: with another order, the plan of the start says so.
 */
export function reportUpdateExtensions(context: DiagnosedService): void {
  if (context.service.deploy?.update_config?.order !== "start-first") return;
  drainOf(context);
  saidSingleWriter(context);
}
