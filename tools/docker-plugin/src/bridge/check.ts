import type { ResourceSchema } from "../schema/resource-schema";
import type { ValueMap } from "../values/value";
import { type AutoNaming, autoName } from "./auto-name";
import { completeInputs } from "./complete-inputs";
import { resourceFailure } from "./failure";
import { markSecrets } from "./mark-secrets";
import { validate } from "./validate";

export interface CheckRequest {
  readonly name: string;
  readonly olds: ValueMap;
  readonly news: ValueMap;
  readonly seed: Uint8Array;
  readonly naming: AutoNaming | undefined;
}

export interface CheckResult {
  readonly inputs: ValueMap;
  /** What is wrong with them, in the words that the user gets to see. */
  readonly failures: readonly string[];
}

/** Completes and checks the inputs of a resource. */
export function check(schema: ResourceSchema, request: CheckRequest): CheckResult {
  const inputs = completeInputs(schema.fields, request.news, request.olds, {
    name: () => autoName(request.name, request.seed, request.naming),
  });
  const failures = validate(schema.fields, request.news).map((failure) => resourceFailure(failure, request.name));
  return { inputs: markSecrets(schema.fields, inputs), failures };
}
