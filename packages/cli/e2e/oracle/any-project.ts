import fc from "fast-check";
import { LONG_DEADLINE_MS } from "./behaviour-of";
import {
  type CheckSource,
  type OracleEdge,
  type OracleProject,
  type OracleService,
  SCRIPTS,
  type Script,
} from "./oracle-project";
import { tidy } from "./tidy";

const NAMES = ["api", "bus", "cache", "db", "edge", "feed", "gate", "hub", "idx", "job", "kv", "log"] as const;

const anyScript: fc.Arbitrary<Script> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Script>("good") },
  { weight: 4, arbitrary: fc.constant<Script>("good-soon") },
  { weight: 16, arbitrary: fc.constantFrom(...SCRIPTS) },
);

const anyCheckSource: fc.Arbitrary<CheckSource> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<CheckSource>("file") },
  { weight: 12, arbitrary: fc.constantFrom<CheckSource>("image", "timings", "test", "build", "none") },
  // Behind a gate that somebody requires it stops the `up` before it begins: that is soon seen.
  { weight: 1, arbitrary: fc.constant<CheckSource>("disabled") },
);

const anyReplicas = fc.oneof(
  { weight: 14, arbitrary: fc.constant(1) },
  { weight: 3, arbitrary: fc.constantFrom(0, 2, 3) },
);

const anyCondition = fc.constantFrom(
  "service_started" as const,
  "service_healthy" as const,
  "service_healthy" as const,
  "service_completed_successfully" as const,
);

/** Rare: it ends an update at once, and leaves most of the rest open. */
const anyRefusal = fc.oneof(
  { weight: 30, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom("image" as const, "port" as const) },
);

/** An edge to one of the services before, by a number that is taken modulo how many there are. */
const anyEdge = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant("depends_on" as const),
      to: fc.nat(1_000),
      condition: anyCondition,
      required: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      restart: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom("links" as const, "network_mode" as const, "ipc" as const, "pid" as const),
      to: fc.nat(1_000),
    }),
  },
);

const anyRawService = fc.record({
  replicas: anyReplicas,
  script: anyScript,
  check: anyCheckSource,
  network: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  edges: fc.array(anyEdge, { minLength: 1, maxLength: 3 }),
  refusal: anyRefusal,
});

const anySize = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 2, max: 4 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 7 }) },
  { weight: 1, arbitrary: fc.integer({ min: 8, max: 12 }) },
);

/** Projects of 2 to 12 services, mostly small, without circles, with a script for each. */
export const anyProject: fc.Arbitrary<OracleProject> = anySize
  .chain((size) =>
    fc.record({
      names: fc.shuffledSubarray([...NAMES], { minLength: size, maxLength: size }),
      raw: fc.array(anyRawService, { minLength: size, maxLength: size }),
      probe: fc.oneof(
        { weight: 3, arbitrary: fc.constant("hybrid" as const) },
        { weight: 1, arbitrary: fc.constant("engine" as const) },
      ),
      deadlineMs: fc.constantFrom(undefined, undefined, LONG_DEADLINE_MS),
      repair: fc.constantFrom("switch" as const, "file" as const),
    }),
  )
  .map(({ names, raw, probe, deadlineMs, repair }) => {
    const services = raw.map(({ edges, refusal, ...rest }, index): OracleService => {
      const before = names.slice(0, index);
      const named = edges.flatMap(({ to, ...edge }): OracleEdge[] => {
        const target = before[to % Math.max(1, before.length)];
        return target === undefined ? [] : [{ ...edge, to: target }];
      });
      return { name: names[index] ?? "", ...rest, edges: named, ...(refusal !== undefined && { refusal }) };
    });
    return tidy({ services, probe, repair, ...(deadlineMs !== undefined && { deadlineMs }) });
  });
