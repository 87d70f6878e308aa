import fc from "fast-check";
import { redactor } from "./redact";

test.each([
  ["as it is", "password hunter2 refused", "password [secret] refused"],
  ["in a URL", "GET /?p=p%40ss%20word", "GET /?p=[secret]"],
  ["in JSON", '{"p":"quo\\"te"}', '{"p":"[secret]"}'],
  ["in Base64", "Authorization: Basic aHVudGVyMg==", "Authorization: Basic [secret]"],
  ["one line of several", "second line is here", "[secret] is here"],
  ["the longer one first", "hunter2-long", "[secret]"],
  ["nothing to hide", "all is well", "all is well"],
])("%s", (_, text, clean) => {
  expect(redactor(["hunter2", "hunter2-long", "p@ss word", 'quo"te', "first line\nsecond line", "", "a"])(text)).toBe(
    clean,
  );
});

test("the beginning of a secret at a cut", () => {
  const text = "x".repeat(4090);
  expect(redactor(["hunter2"])(`${text} hunt`)).toBe(`${text} [secret]`);
  expect(redactor(["hunter2"])(`${text} hunt...`)).toBe(`${text} [secret]`);
});

test.each([
  ["postgres", "/var/lib/postgresql/data", "/var/lib/postgresql/data"],
  ["postgres", "user postgres, //postgres@db, -ppostgres", "user [secret], //[secret]@db, -p[secret]"],
  ["postgres", "cG9zdGdyZXM=", "[secret]"],
  ["abc", "alphabet abc", "alphabet [secret]"],
  ["12345", "at 1234567890, 12345", "at 1234567890, [secret]"],
  ["x", "exit 1", "exit 1"],
  // What can be nothing else goes wherever it stands.
  ["hunter2", "xhunter2x", "x[secret]x"],
  ["correcthorsebattery", "xcorrecthorsebatteryx", "x[secret]x"],
  // Of two that overlap, nothing stays.
  ["one-two", "one-two-six", "[secret]-six"],
])("%s in %j", (secret, text, clean) => expect(redactor([secret])(text)).toBe(clean));

test("secrets that overlap leave nothing of each other", () => {
  expect(redactor(["alpha-beta", "beta-gamma!"])("alpha-beta-gamma!")).toBe("[secret]");
});

test("no secret survives as a word", () => {
  const secret = fc.string({ minLength: 3, maxLength: 20 });
  const separator = fc.constantFrom(" ", "\n", '"', "/", ":", "=", "@", "\\n", "%20", "\u001b[31m");
  fc.assert(
    fc.property(fc.array(fc.tuple(secret, separator), { minLength: 1 }), (pairs) => {
      const text = pairs.map(([value, before]) => `${before}${value}`).join("");
      const clean = redactor(pairs.map(([value]) => value))(`${text} `);
      // All that is left is what stood between them.
      const left = clean.split("[secret]").join("");
      for (const [value] of pairs) expect(` ${left} `.includes(` ${value} `)).toBe(false);
      expect(left.length).toBeLessThanOrEqual(pairs.map(([, before]) => before.length).reduce((a, b) => a + b, 1));
    }),
  );
});

test("one that is not plain survives nowhere", () => {
  const secret = fc
    .tuple(fc.string({ minLength: 4, maxLength: 20 }), fc.constantFrom("1a", "b2", "c-"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      const rest = redactor([value])(before + value + after)
        .split("[secret]")
        .join("\u0000");
      expect(rest).not.toContain(value);
    }),
  );
});
