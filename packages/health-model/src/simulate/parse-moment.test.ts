import { parseMoment } from "./parse-moment";

test.each([
  ["2s", 2_000],
  ["0s", 0],
  ["after:redis", { after: "redis" }],
  ["after:redis+500ms", { after: "redis", plusMs: 500 }],
  ["after:redis:healthy", { after: "redis", milestone: "healthy" }],
  ["after:my-db:completed+1m", { after: "my-db", milestone: "completed", plusMs: 60_000 }],
  ["after:redis:well", undefined],
  ["after:redis+soon", undefined],
  ["after:", undefined],
  ["soon", undefined],
])("parseMoment(%j)", (text, expected) => {
  expect(parseMoment(text)).toEqual(expected);
});
