import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseProject } from "../parse-project";
import type { Node } from "../tree/node";
import { LoadMemory } from "./load-memory";

const corpus = join(__dirname, "../../fixtures/corpus");
const FILES = readdirSync(corpus)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => readFileSync(join(corpus, name), "utf8"));

/** What is typed: letters, what YAML and the specification give a meaning, and mistakes. */
const TYPED = [
  "x",
  " ",
  "\n",
  "  ",
  ":",
  ": ",
  "- ",
  "#",
  '"',
  "[",
  "}",
  "$X",
  "${NOT_SET}",
  "\n  more:\n    image: busybox\n",
  "\n  wrong:\n    imag: busybox\n    ports: [{}]\n",
  "\n  other:\n    image: ${NOT_SET}\n    depends_on: [nobody]\n    dns: ['']\n",
  "\n  base:\n    extends: other\n",
  "\ninclude: [more.yaml]\n",
  "\n    develop: { watch: [{ action: sync, path: ., target: /x }] }\n",
  "\n    command: |\n      a\n\n      b\n",
  "\n    environment: [A, B=2, SET]\n",
  "\n    cpus: lots\n    profiles: [p]\n",
  "\n# a comment\n",
  "\r\n",
  "&a ",
  "\t",
];

interface Edit {
  readonly at: number;
  readonly gone: number;
  readonly typed: string;
}

const edits = fc.array(
  fc.record<Edit>({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.nat({ max: 30 }),
    typed: fc.constantFrom(...TYPED, ""),
  }),
  { minLength: 1, maxLength: 6 },
);

function edited(text: string, { at, gone, typed }: Edit): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + typed + text.slice(from + gone);
}

/** Lines of services of a file, below those of another. */
function joined(one: string, other: string): string {
  const [, services = ""] = /^services:\n([\s\S]*)$/m.exec(other) ?? [];
  return one.replace(
    /^services:\n/m,
    () => `services:\n${services.replace(/^( {2}\w+)/gm, "$1_2").replace(/\n*$/, "\n")}`,
  );
}

/** All of a tree, with its places. */
function shown(node: Node): unknown {
  const { start, end, source, kind } = node;
  const at = `${source.name} ${start} ${end}`;
  if (kind === "scalar") return [at, node.type, node.value];
  if (kind === "sequence") return [at, node.items.map(shown)];
  const entries = [...node.entries.values()].map((one) => [one.key, one.start, one.end, shown(one.value)]);
  return [at, node.fromList, entries];
}

function load(content: string, memory?: LoadMemory) {
  const files = [
    { name: "compose.yaml", content },
    { name: "more.yaml", content: "services: { included: { image: busybox } }\n" },
  ];
  const env = { SET: "set" };
  const { model, project, diagnostics, sources } = parseProject({ files, env, ...(memory && { memory }) });
  return {
    project: JSON.stringify(project, (_, value) => (typeof value === "bigint" ? `${value}n` : value)),
    diagnostics,
    model: model && shown(model),
    sources: [...sources.keys()],
  };
}

test("a load of a text that was edited is the same with what is known of the one before as without", () => {
  const file = fc.constantFrom(...FILES);
  fc.assert(
    fc.property(file, file, edits, (one, other, changes) => {
      const memory = new LoadMemory();
      let text = joined(one, other);
      expect(load(text, memory)).toEqual(load(text));
      for (const change of changes) {
        const before = text;
        text = edited(text, change);
        expect(load(text, memory)).toEqual(load(text));
        // Half of what is typed is taken back.
        if (change.gone % 2 === 0) text = before;
      }
    }),
    { numRuns: 400 },
  );
});

const services = (names: readonly string[], image = "busybox") =>
  `services:\n${names.map((name) => `  ${name}:\n    image: ${image}\n    ports: ["80"]\n`).join("")}`;

test("only what was changed is looked at again, wherever it stands now", () => {
  const memory = new LoadMemory();
  const known = () => [...(Reflect.get(memory, "services") as ReadonlyMap<string, unknown>).values()];
  load(services(["a", "b", "c"]), memory);
  const [a, b, c] = known();
  load(`# a line more\n${services(["a", "b", "c"]).replace("  b:\n", "  b: # changed\n")}`, memory);
  const [a2, b2, c2] = known();
  expect([a2 === a, b2 === b, c2 === c]).toEqual([true, false, true]);
});

test.each([
  ["YAML that is broken for a moment", "services:\n  a: [\n"],
  ["a service that extends another", `${services(["a"])}  b: { extends: a }\n`],
])("nothing is forgotten by %s", (_, between) => {
  const memory = new LoadMemory();
  const known = () => Reflect.get(memory, "services");
  load(services(["a", "b"]), memory);
  const before = known();
  expect(load(between, memory)).toEqual(load(between));
  expect(known()).toBe(before);
});

test("with other variables the same lines are something else", () => {
  const memory = new LoadMemory();
  const image = (env: Record<string, string>) =>
    parseProject({ files: [{ name: "c.yaml", content: services(["a"], "${IMAGE}") }], env, memory }).project?.services.a
      ?.image;
  expect([image({ IMAGE: "one" }), image({ IMAGE: "two" })]).toEqual(["one", "two"]);
});
