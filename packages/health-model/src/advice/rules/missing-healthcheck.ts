import type { Diagnostic } from "@pulumi-compose/parser";
import { suggestHealthcheck } from "../../known-checks/suggest-healthcheck";
import { MAYBE_NO_HEALTHCHECK, NO_HEALTHCHECK } from "../../messages/plan-messages";
import { composeHealthcheck } from "../compose-text";
import type { Fix } from "../fix";
import type { AdvisedService, Rule } from "../rule";

const CODES = new Set([NO_HEALTHCHECK.code, MAYBE_NO_HEALTHCHECK.code]);

/** What the plan says of a gate without a check, and a good check for the image if it is a known one. */
export const missingHealthcheck: Rule = {
  docs: [],
  advise: (service, { plan }) =>
    plan.diagnostics
      .filter((one) => CODES.has(one.code) && one.path?.[1] === service.name)
      .map((diagnostic) => withFix(diagnostic, service)),
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
