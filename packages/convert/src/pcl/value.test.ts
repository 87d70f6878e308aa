import { symbolicMarker } from "@pulumi-compose/parser";
import { pclValue } from "./value";

const marker = (piece: object) => ("symbol" in piece ? String(piece.symbol) : "?");

test.each([
  ["text", '"text"'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  ["${no} %{no}", '"$${no} %%{no}"'],
  [symbolicMarker("x"), "x"],
  [`a${symbolicMarker("x")}b`, '"a${x}b"'],
  [3, "3"],
  [true, "true"],
  [[], "[]"],
  [{}, "{}"],
  [[1, "b"], '[\n  1,\n  "b"\n]'],
  [{ a: 1, "max-size": "10m" }, '{\n  a = 1\n  "max-size" = "10m"\n}'],
])("%j is %s", (value, expected) => {
  expect(pclValue(value, 0, marker)).toBe(expected);
});
