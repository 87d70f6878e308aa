import { quoteYaml } from "./quote-yaml";

// As docker compose 5.7.1 prints them.
test.each([
  ["no", '"no"'],
  ["Y", '"Y"'],
  ["n", '"n"'],
  ["true", '"true"'],
  ["1", '"1"'],
  ["0x1f", '"0x1f"'],
  ["12:30:45", '"12:30:45"'],
  ["<<", '"<<"'],
  ["", '""'],
  ["a: b", "'a: b'"],
  ["it's: so", "'it''s: so'"],
  ["# no comment", "'# no comment'"],
  ["north", "north"],
  ["a:b", "a:b"],
  ["tab\there", '"tab\\there"'],
])("%j", (text, printed) => {
  expect(quoteYaml(text)).toBe(printed);
});
