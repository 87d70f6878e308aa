import { CheckFailure, type CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { AutoNaming } from "../bridge/auto-name";
import { check } from "../bridge/check";
import { deprecations } from "../bridge/deprecations";
import { fromStruct, toStruct } from "../values/struct";
import type { Warn } from "./engine-log";
import type { Provider } from "./provider";
import { parseUrn } from "./urn";

export async function checkCall(provider: Provider, warn: Warn, request: CheckRequest): Promise<CheckResponse> {
  const { schema } = provider.resource(request.getUrn(), "Check");
  const result = check(schema, {
    name: parseUrn(request.getUrn()).name,
    olds: fromStruct(request.getOlds()),
    news: fromStruct(request.getNews()),
    seed: request.getRandomseed_asU8(),
    naming: namingOf(request),
  });
  for (const _ of deprecations(schema.fields, fromStruct(request.getNews()))) {
    // The one old spelling there is: a service's network by name.
    const message = "verification warning: Argument is deprecated. Use the id attribute.";
    await warn(request.getUrn(), `${request.getUrn()} ${message}`);
  }
  return new CheckResponse()
    .setInputs(toStruct(result.inputs))
    .setFailuresList(result.failures.map((reason) => new CheckFailure().setReason(reason)));
}

function namingOf(request: CheckRequest): AutoNaming | undefined {
  const options = request.getAutonaming();
  if (options === undefined) return undefined;
  const { DISABLE, ENFORCE } = CheckRequestModes;
  const mode = options.getMode();
  const proposedName = options.getProposedName();
  return { mode: mode === DISABLE ? "disable" : mode === ENFORCE ? "enforce" : "propose", proposedName };
}

/** `CheckRequest.AutonamingOptions.Mode`. */
const CheckRequestModes = { PROPOSE: 0, ENFORCE: 1, DISABLE: 2 };
