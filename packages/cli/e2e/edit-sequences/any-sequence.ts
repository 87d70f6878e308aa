import fc from "fast-check";
import { applyEdit } from "./apply-edit";
import type { Edit, SequenceProject, SequenceService } from "./sequence-project";

export interface Sequence {
  readonly first: SequenceProject;
  readonly edits: readonly Edit[];
}

const index = fc.nat({ max: 11 });
const once = fc.constantFrom("port", "address", "containerName");

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
    },
    { noNullPrototype: true },
  )
  .map(({ port, address, containerName, after, ...rest }): SequenceService => {
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
  fc.record({ kind: fc.constantFrom("command" as const, "variable" as const, "image" as const), at: index }),
  fc.record({ kind: fc.constant("scale" as const), at: index, to: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("move-volume" as const), at: index, to: index }),
);

/** A project of two to five services, and some edits of it, one after the other. */
export const anySequence: fc.Arbitrary<Sequence> = fc
  .record({
    services: fc.array(anyService, { minLength: 2, maxLength: 5 }),
    edits: fc.array(anyEdit, { minLength: 2, maxLength: 5 }),
  })
  .map(({ services, edits }) => ({
    first: services.reduce<SequenceProject>((project, service) => applyEdit(project, { kind: "add", service }), {
      services: [],
    }),
    edits,
  }));
