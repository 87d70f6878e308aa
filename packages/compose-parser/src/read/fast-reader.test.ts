import fc from "fast-check";
import { stringify } from "yaml";
import { Reporter } from "../diagnostics/reporter";
import { Source } from "../source/source";
import type { Node } from "../tree/node";
import { readFast } from "./fast-reader";
import { readFull } from "./full-reader";

/** A tree with its ranges, as plain data. */
function shape(node: Node): unknown {
  // Where nothing is written there is no place to agree on.
  const at = node.kind === "scalar" && node.type === "null" ? "" : `${node.start}`;
  if (node.kind === "scalar") return [node.type, Object.is(node.value, -0) ? "-0" : node.value, at];
  if (node.kind === "sequence") return node.items.map(shape);
  return [...node.entries.values()].map((entry) => [entry.key, entry.start, entry.end, shape(entry.value)]);
}

function both(text: string): { fast: unknown; full: unknown } | undefined {
  const source = new Source("x.yaml", text);
  const fast = readFast(source);
  if (!fast) return undefined;
  const reporter = new Reporter();
  const documents = readFull(source, reporter);
  const root = documents[0]?.root;
  const full =
    reporter.diagnostics.length > 0 ? reporter.diagnostics : root && JSON.parse(JSON.stringify(shape(root), bigints));
  return { fast: JSON.parse(JSON.stringify(shape(fast), bigints)), full };
}

const bigints = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}n` : value);

describe("the fast reader", () => {
  test.each([
    "services:\n  web:\n    image: nginx\n",
    "a: 1\nb:\n- x\n- y: 2\n  z: 3\nc:\n",
    "a: [1, two, \"three\", 'fo''ur', {x: y}]\n",
    "a: [\n  1,\n  2\n  ]\nb: {\n  x: 1\n  }\n",
    "a: |\n  line one\n    deeper\n\n  last\nb: 1\n",
    "a: |-\n  x\nb: |+\n  y\n\nc: 1\n",
    "# comment\na: b # more\n\n# again\nc: 'd' # x\n",
    "a:\n  - - 1\n    - 2\n  -\n    b: c\n  - d:\n      e\n",
    "- --flag\n- -1\n- a:b\n- http://x:80/\n",
    "a: 0755\nb: 1_000\nc: 0x1f\nd: 1e3\ne: .5\nf: -0\ng: 2020-01-01\nh: ~\ni: yes\n",
    'a: "x\\n\\"y\\\\"\n"quoted key": 1\n',
  ])("reads like the full reader: %j", (text) => {
    const result = both(text);
    expect(result).toBeDefined();
    expect(result?.fast).toEqual(result?.full);
  });

  test.each([
    "a: &x 1\n",
    "a: *x\n",
    "a: !!str 1\n",
    "a: one\n  two\n",
    "a: 1\na: 2\n",
    "a:\tb\n",
    "--- \na: 1\n",
    "a: b: c\n",
    "1: x\n",
    "<<: {a: 1}\n",
    "a: >\n  x\n",
    "a: [1\n",
    "a: 'x\n",
    "a: |2\n   x\n",
    "a: {b}\n",
  ])("leaves %j to the full reader", (text) => {
    expect(readFast(new Source("x.yaml", text))).toBeUndefined();
  });

  it("agrees with the full reader on anything that it reads", () => {
    const word = fc.constantFrom(
      "a",
      "b c",
      "-x",
      "1",
      "true",
      "x:y",
      "http://a",
      "# no",
      "it's",
      '"q"',
      "",
      "l1\nl2",
      "0x1",
      "~",
      " pad ",
      "é",
      "{",
      "[x]",
      "key: v",
      "-",
      "?",
      ": x",
      "%a",
      "@b",
    );
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(word, tie("node"), { maxKeys: 3 }),
      ),
    })).node;
    let read = 0;
    fc.assert(
      fc.property(
        tree,
        fc.boolean(),
        fc.nat(),
        fc.constantFrom("", " ", "\n", ":", "- ", "#", "'", "}"),
        (value, flow, place, extra) => {
          const text = stringify(
            { root: value },
            { lineWidth: 0, aliasDuplicateObjects: false, ...(flow && { collectionStyle: "flow" }) },
          );
          const at = place % (text.length + 1);
          const result = both(text.slice(0, at) + extra + text.slice(at));
          if (!result) return;
          read++;
          expect(result.fast).toEqual(result.full);
        },
      ),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(300);
  });
});
