import { importedInputs } from "../src/bridge/imported-inputs";
import { markSecrets } from "../src/bridge/mark-secrets";
import { outputs } from "../src/bridge/outputs";
import { refreshedInputs } from "../src/bridge/refreshed-inputs";
import { ResourceState } from "../src/bridge/resource-state";
import { declared } from "../src/bridge/state";
import { SCHEMAS } from "../src/schema";
import { objectOf, textOf } from "../src/values/read";
import { fromJson } from "../src/values/struct";
import { isMap, type ValueMap } from "../src/values/value";
import { type Exchange, haveRecordings, recordedCases, stepsOf, WHY_SKIPPED } from "./recordings";

// What follows from a state alone, without an engine: the inputs after a refresh or an import, and what the bridge adds.

const steps = haveRecordings ? recordedCases().flatMap(stepsOf) : [];

const calls = (methods: readonly string[]): [string, Exchange][] =>
  steps.flatMap((step) =>
    step.exchanges
      .filter((e) => methods.includes(e.method) && objectOf(e.response ?? {}, "properties") !== undefined)
      .map((e): [string, Exchange] => [`${step.title} ${e.method} ${textOf(e.request, "name")}`, e]),
  );

function schemaOf(exchange: Exchange) {
  const schema = SCHEMAS.find((s) => s.token === textOf(exchange.request, "type"));
  if (!schema) throw new Error("unknown type");
  return schema;
}

/** Secrets opened, as the engine sends them back. */
function plain(values: ValueMap): ValueMap {
  const opened = fromJson(JSON.parse(JSON.stringify(values)));
  return isMap(opened) ? opened : {};
}

const stateOf = (exchange: Exchange) => plain(objectOf(exchange.response ?? {}, "properties") ?? {});

(haveRecordings ? describe : describe.skip)(`recorded states${haveRecordings ? "" : ` (${WHY_SKIPPED})`}`, () => {
  it.each(calls(["Read"]))("%s: the inputs", (_, exchange) => {
    const { fields } = schemaOf(exchange);
    const state = declared(schemaOf(exchange), stateOf(exchange));
    const given = objectOf(exchange.request, "inputs");
    const inputs = given ? refreshedInputs(fields, given, state) : importedInputs(fields, state);
    expect(markSecrets(fields, inputs)).toEqual(objectOf(exchange.response ?? {}, "inputs"));
  });

  it.each(calls(["Read"]))("%s: the outputs", (_, exchange) => {
    const schema = schemaOf(exchange);
    const properties = stateOf(exchange);
    const own = outputs(schema, textOf(properties, "id"), declared(schema, properties));
    expect(plain(own)).toEqual(properties);
  });

  it.each(calls(["Read"]))("%s: written again, the state is the same", (_, exchange) => {
    const schema = schemaOf(exchange);
    const properties = declared(schema, stateOf(exchange));
    expect(ResourceState.from(schema, "id", properties).values).toEqual(properties);
  });
});
