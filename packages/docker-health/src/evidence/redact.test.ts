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

test("no secret survives", () => {
  const secret = fc.string({ minLength: 3, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(secret, { minLength: 1 }), fc.array(fc.string()), (secrets, words) => {
      const clean = redactor(secrets)(secrets.flatMap((value, i) => [words[i] ?? "", value]).join(" "));
      const rest = clean.split("[secret]").join("\u0000");
      for (const value of secrets) expect(rest).not.toContain(value);
    }),
  );
});
