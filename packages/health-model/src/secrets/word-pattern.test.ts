import fc from "fast-check";
import { wordPattern } from "./word-pattern";

const stands = (word: string, text: string) => text.search(wordPattern(word)) >= 0;

test.each([
  ["postgres", "pg_isready -U postgres"],
  ["postgres", "postgres"],
  ["postgres", "postgres://postgres:5432"],
  ["hunter", "mysqladmin -phunter ping"],
  ["hunter", "\\nhunter\\n"],
  ["hunter", "q=%20hunter&x"],
  ["hunter", "\u001b[31mhunter\u001b[0m"],
  ["a.c", "x a.c"],
])("%s stands in %j", (word, text) => expect(stands(word, text)).toBe(true));

test.each([
  ["postgres", "/var/lib/postgresql/data"],
  ["x", "exit"],
  ["app", "app_1"],
  ["a.c", "abc"],
])("%s does not stand in %j", (word, text) => expect(stands(word, text)).toBe(false));

test("any text between blanks is found, whatever it is made of", () => {
  fc.assert(fc.property(fc.string({ minLength: 1, unit: "binary" }), (word) => stands(word, `one ${word} other`)));
});
