import type { Diagnostic } from "@pulumi-compose/parser";
import { suggestHealthcheck } from "../../known-checks/suggest-healthcheck";
import { composeHealthcheck } from "../compose-text";
import type { Fix } from "../fix";
import type { AdvisedService, Rule } from "../rule";

/** What the plan says of a gate without a check, and a good check for the image if it is a known one. */
export const missingHealthcheck: Rule = {
  docs: [],
  advise: (service, { missing }) => (missing.get(service.name) ?? []).map((diagnostic) => withFix(diagnostic, service)),
};

function withFix(diagnostic: Diagnostic, { service, at }: AdvisedService) {
  const declared = service.healthcheck;
  const switchedOff = declared?.disable === true || declared?.test?.[0] === "NONE";
  const suggestion = service.image === undefined ? undefined : suggestHealthcheck(service.image, service.environment);
  if (suggestion === undefined || switchedOff || service.build !== undefined) return diagnostic;
  const fix: Fix = {
    title: `add a healthcheck for ${suggestion.name}`,
    edits: [{ kind: "set", path: at("healthcheck").path, value: composeHealthcheck(suggestion.healthcheck) }],
  };
  return { ...diagnostic, hint: `${diagnostic.hint ?? ""} For ${suggestion.name} there is a known one.`.trim(), fix };
}
