import { check } from "../src/bridge/check";
import type { DiffKind } from "../src/bridge/detailed-diff";
import { diff } from "../src/bridge/diff";
import { declared } from "../src/bridge/state";
import { SCHEMAS } from "../src/schema";
import { objectOf, textOf, textsOf } from "../src/values/read";
import type { ValueMap } from "../src/values/value";
import { type Exchange, haveRecordings, recordedCases, stepsOf, WHY_SKIPPED } from "./recordings";

// Check and Diff need no engine: every recorded request is put to them, and they must answer as the official plugin did.

const cases = haveRecordings ? recordedCases().flatMap(stepsOf) : [];

function schemaOf(exchange: Exchange) {
  const token = textOf(exchange.request, "type");
  const schema = SCHEMAS.find((s) => s.token === token);
  if (!schema) throw new Error(`no schema for ${token}`);
  return schema;
}

const only = (exchanges: readonly Exchange[], method: string): [string, Exchange][] =>
  exchanges
    .filter((e) => e.method === method)
    .map((e, i) => [`${textOf(e.request, "type").split(":")[2]} ${textOf(e.request, "name")} (${i})`, e]);

const KINDS: Readonly<Record<DiffKind, string | undefined>> = {
  add: undefined,
  delete: "DELETE",
  update: "UPDATE",
  "add-replace": "ADD_REPLACE",
  "delete-replace": "DELETE_REPLACE",
  "update-replace": "UPDATE_REPLACE",
};

/** The recorded form: protobuf's JSON, without what is empty. */
function diffJson(result: ReturnType<typeof diff>): object {
  const detailed = [...result.detailed].map(([path, kind]) => {
    const name = KINDS[kind];
    return [path, name === undefined ? {} : { kind: name }];
  });
  return {
    ...(result.replaces.length > 0 && { replaces: result.replaces }),
    ...(result.stables.length > 0 && { stables: result.stables }),
    ...(result.deleteBeforeReplace && { deleteBeforeReplace: true }),
    changes: result.changed ? "DIFF_SOME" : "DIFF_NONE",
    ...(result.diffs.length > 0 && { diffs: result.diffs }),
    ...(detailed.length > 0 && { detailedDiff: Object.fromEntries(detailed) }),
    hasDetailedDiff: true,
  };
}

const orEmpty = (map: ValueMap | undefined): ValueMap => map ?? {};

if (!haveRecordings) test.skip(`Check and Diff (${WHY_SKIPPED})`, () => undefined);

describe("Check and Diff", () => {
  for (const step of cases) describe(step.title, () => replay(step));

  (haveRecordings ? it : it.skip)("replays the cases that the recordings pin", () => {
    expect(cases.length).toBeGreaterThan(40);
  });
});

function replay(step: (typeof cases)[number]): void {
  const checks = only(step.exchanges, "Check");
  if (checks.length > 0) {
    it.each(checks)("Check %s", (_, { request, response, ...exchange }) => {
      const result = check(schemaOf({ request, response, ...exchange }), {
        name: textOf(request, "name"),
        olds: orEmpty(objectOf(request, "olds")),
        news: orEmpty(objectOf(request, "news")),
        seed: Buffer.from(textOf(request, "randomSeed"), "base64"),
        naming: undefined,
      });
      expect(result.failures).toEqual([]);
      expect({ inputs: result.inputs }).toEqual(response);
    });
  }

  const diffs = only(step.exchanges, "Diff");
  if (diffs.length > 0) {
    it.each(diffs)("Diff %s", (_, exchange) => {
      const schema = schemaOf(exchange);
      const { request, response } = exchange;
      const olds = declared(schema, orEmpty(objectOf(request, "olds")));
      const result = diff(schema, olds, orEmpty(objectOf(request, "news")), textsOf(request, "ignoreChanges"));
      expect(diffJson(result)).toEqual(response);
    });
  }
}
