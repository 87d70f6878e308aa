import { likelySecrets } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { TRACED_SECRETS } from "../targets/common/target-messages";

/**
 * A warning where Pulumi traces and a plugin's spans could hold a project's secrets.
 *
 * @param hasInputs whether the program gives the file variables that only Pulumi knows, which may be secrets
 */
export function tracedSecrets(
  project: ComposeProject,
  hasInputs: boolean,
  env: Readonly<Record<string, string | undefined>> = process.env,
): readonly Diagnostic[] {
  // Pulumi's CLI sets the one for its plugins and programs, and reads the other.
  const { PULUMI_OTEL_EXPORTER_OTLP_ENDPOINT: receiver, PULUMI_TRACING_NO_PAYLOADS: without = "" } = env;
  const isTold = receiver !== undefined && receiver !== "" && !/^(?:1|true)$/i.test(without);
  return isTold && (hasInputs || likelySecrets(project).length > 0) ? [TRACED_SECRETS.report({})] : [];
}
