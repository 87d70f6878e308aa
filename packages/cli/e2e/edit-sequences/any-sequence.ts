import fc from "fast-check";
import { applyEdit } from "./apply-edit";
import type { Edit, Manner, Rolling, SequenceProject, SequenceService } from "./sequence-project";

export interface Sequence {
  readonly first: SequenceProject;
  readonly edits: readonly EditInManner[];
}

export interface EditInManner {
  readonly edit: Edit;
  readonly manner: Manner;
}

const index = fc.nat({ max: 11 });
const once = fc.constantFrom("port", "address", "containerName");

const anyRolling: fc.Arbitrary<Rolling | undefined> = fc.option(
  fc.record(
    {
      hasCheck: fc.boolean(),
      parallelism: fc.constantFrom(0, 1, 2),
      failureAction: fc.constantFrom("pause", "rollback"),
    },
    { noNullPrototype: true },
  ),
  { nil: undefined },
);

const anyService = fc
  .record(
    {
      name: fc.constantFrom("api", "web", "db", "cache", "job", "queue", "mail", "proxy"),
      command: fc.nat({ max: 3 }),
      variable: fc.nat({ max: 3 }),
      image: fc.constantFrom("first", "second"),
      scale: fc.constantFrom(1, 1, 2, 3),
      port: fc.option(fc.nat({ max: 7 }), { nil: undefined }),
      address: fc.option(fc.integer({ min: 10, max: 17 }), { nil: undefined }),
      containerName: fc.option(fc.constantFrom("one", "two", "three"), { nil: undefined }),
      volumes: fc.uniqueArray(fc.constantFrom("data", "logs", "shared"), { maxLength: 2 }),
      hasAnonymous: fc.boolean(),
      after: fc.option(fc.constantFrom("api", "web", "db", "cache"), { nil: undefined }),
      isRestarted: fc.boolean(),
      alias: fc.nat({ max: 3 }),
      isOnBack: fc.boolean(),
      rolling: anyRolling,
    },
    { noNullPrototype: true },
  )
  .map(({ port, address, containerName, after, rolling, ...rest }): SequenceService => {
    // What can be had once keeps a service from it; edits may still give it that.
    if (rolling) return { ...rest, ...(after !== undefined && { after }), rolling };
    const isOne = port !== undefined || address !== undefined || containerName !== undefined;
    return {
      ...rest,
      ...(isOne && { scale: 1 }),
      ...(port !== undefined && { port }),
      ...(address !== undefined && { address }),
      ...(containerName !== undefined && { containerName }),
      ...(after !== undefined && { after }),
    };
  });

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("rename" as const), at: index }),
  fc.record({ kind: fc.constant("remove" as const), at: index }),
  fc.record({ kind: fc.constant("add" as const), service: anyService }),
  fc.record({ kind: fc.constant("swap" as const), what: once, at: index, with: index }),
  fc.record({ kind: fc.constant("hand-over" as const), what: once, at: index, to: index }),
  fc.record({ kind: fc.constantFrom(...(["command", "variable", "image", "alias", "back"] as const)), at: index }),
  fc.record({ kind: fc.constant("scale" as const), at: index, to: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("network" as const) }),
  fc.record({ kind: fc.constant("rolling" as const), at: index, to: anyRolling }),
  fc.record({ kind: fc.constant("move-volume" as const), at: index, to: index }),
);

const anyManner: fc.Arbitrary<Manner> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("up" as const) }) },
  fc.record({
    kind: fc.constant("broken-off" as const),
    afterMs: fc.integer({ min: 1_500, max: 12_000 }),
    signal: fc.constantFrom("SIGINT", "SIGKILL"),
  }),
  fc.record({
    kind: fc.constant("after-blow" as const),
    blow: fc.constantFrom("stop", "remove", "disconnect"),
    at: index,
  }),
  fc.record({ kind: fc.constant("after-bad-version" as const), at: index }),
);

/** A project of two to five services, and some edits of it, one after the other. */
export const anySequence: fc.Arbitrary<Sequence> = fc
  .record({
    services: fc.array(anyService, { minLength: 2, maxLength: 5 }),
    edits: fc.array(fc.record({ edit: anyEdit, manner: anyManner }), { minLength: 2, maxLength: 5 }),
  })
  .map(({ services, edits }) => ({
    first: services.reduce<SequenceProject>((project, service) => applyEdit(project, { kind: "add", service }), {
      services: [],
      network: 0,
    }),
    edits,
  }));
