/** Values of every type and of odd forms, as YAML in flow style. */
export const values: readonly string[] = [
  ...['""', "abc", '"5"', "5s", '"true"', "a=b", "a:b", "/x", "./x", "x", "n", "v", "all", "host", "b"],
  ...["0", "1", "-1", "1.5", "2.0", "077", "0x1F", "1e3", "99999999999999999999"],
  ...["true", "false", "yes", "null", "2024-01-01"],
  ...["[]", "[abc]", "[abc, abc]", "[1]", "[null]", '[""]', "[true]", "[{}]", "[a=b, c]", "[[x]]", "[2024-01-01]"],
  ...["{}", "{ k: v }", "{ k: null }", "{ k: 1 }", "{ k: true }", "{ k: [a] }", "{ k: { x: y } }", "{ x-k: v }"],
];

/** Those that a merge is tried with: two of them at one place. */
export const merged: readonly string[] = [
  "abc",
  '"5"',
  "1",
  "true",
  "null",
  "[abc, x]",
  "[abc, y=z]",
  "{ k: v, l: w }",
  "{ k: u, m: w }",
];
