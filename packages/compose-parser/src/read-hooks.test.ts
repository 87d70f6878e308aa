import { parseProject } from "./parse-project";
import { readHooks } from "./read-hooks";

const path = ["services", "web", "x-own", "hooks"] as const;

function read(hooks: string) {
  const content = `services:\n  web:\n    image: w\n    x-own:\n      hooks: ${hooks}\n`;
  const { project, diagnostics } = parseProject({ files: [{ name: "compose.yaml", content }] });
  if (!project) throw new Error(JSON.stringify(diagnostics));
  const { hooks: written } = Object(project.services.web?.extensions["x-own"]);
  return readHooks(written, { path, placeOf: project.placeOf });
}

test("hooks are what they are in post_start", () => {
  const text = `
        - command: warm-up 'two words'
          user: root
          privileged: true
          working_dir: /srv
          environment: [LEVEL=1, FROM_HERE]
        - { command: [a, b], environment: { RATIO: 1.5, ON: true, COUNT: 3 } }
        - command:`;
  expect(read(text)).toEqual({
    diagnostics: [],
    hooks: [
      {
        command: ["warm-up", "two words"],
        user: "root",
        privileged: true,
        working_dir: "/srv",
        environment: { LEVEL: "1", FROM_HERE: null },
      },
      { command: ["a", "b"], environment: { RATIO: "1.5", ON: "true", COUNT: "3" } },
      { command: null },
    ],
  });
});

test.each<[string, string, string, string]>([
  ["no list", "warm-up", "5:14", "wrong-type"],
  ["nothing", "", "5:7", "wrong-type"],
  ["an entry that is no mapping", "[warm-up]", "5:15", "wrong-type"],
  ["no command", "[{ user: root }]", "5:15", "missing-attribute"],
  ["a command that is none", "[{ command: { a: b } }]", "5:17", "wrong-type"],
  ["a line whose quotes do not end", `[{ command: "a 'b" }]`, "5:26", "invalid-command"],
  ["an attribute that no hook has", "[{ command: a, per_replica: true }]", "5:42", "unknown-attribute"],
  ["a variable of the wrong type", "[{ command: a, environment: { A: [b] } }]", "5:44", "wrong-type"],
])("%s", (_, written, place, code) => {
  const { diagnostics } = read(written);
  const told = diagnostics.map((one) => [one.code, one.severity, `${one.place?.line}:${one.place?.column}`]);
  expect(told).toEqual([[`compose/${code}`, "error", place]]);
});

test("of a list with a mistake nothing is run", () => {
  expect(read("[{ command: a }, { user: root }]").hooks).toEqual([]);
});
