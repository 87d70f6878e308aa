import { ownExtension } from "@pulumi-compose/health-model";
import { type DiagnosedService, diagnose } from "./diagnose";
import { BAD_SINGLE_WRITER } from "./target-messages";

const EXTENSION = "singleWriter";

/** What `x-pulumi-compose: {singleWriter: …}` says of a service; undefined: nothing. */
export function saidSingleWriter(context: DiagnosedService): boolean | undefined {
  const said = ownExtension(context.project, EXTENSION, context.service.name);
  if (said === undefined) return undefined;
  if (typeof said.value === "boolean") return said.value;
  const written = JSON.stringify(said.value) ?? "";
  diagnose(context, BAD_SINGLE_WRITER, said.path.slice(2), { written });
  return undefined;
}
