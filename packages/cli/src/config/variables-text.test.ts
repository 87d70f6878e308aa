import { variablesText } from "./variables-text";

const variables = [
  { name: "FOO", required: false, default: "bar", alternate: "" },
  { name: "REQ", required: true, default: "", alternate: "" },
];

test("a table with columns of twenty at least", () => {
  expect(variablesText(variables, undefined)).toBe(
    [
      "NAME                REQUIRED            DEFAULT VALUE       ALTERNATE VALUE",
      "FOO                 false               bar                 ",
      "REQ                 true                                    ",
      "",
    ].join("\n"),
  );
});

test("documents with docker compose's keys", () => {
  expect(JSON.parse(variablesText(variables, "json"))).toEqual({
    FOO: { Name: "FOO", DefaultValue: "bar", PresenceValue: "", Required: false },
    REQ: { Name: "REQ", DefaultValue: "", PresenceValue: "", Required: true },
  });
  expect(variablesText(variables.slice(0, 1), "yaml")).toBe(
    'FOO:\n    name: FOO\n    defaultvalue: bar\n    presencevalue: ""\n    required: false\n',
  );
});
