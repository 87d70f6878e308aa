import { isSymbolic, symbolicMarker } from "@pulumi-compose/parser";
import fc from "fast-check";
import { reference, secretContent, splitMarkers } from "./marker";

describe("markers", () => {
  test("text without a marker comes back as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!isSymbolic(text));
        expect(splitMarkers(text)).toEqual([text]);
      }),
    );
  });

  test("every kind survives between other text", () => {
    const text = `a${symbolicMarker("PASS")}b${reference("network", "front#1", "id")}${secretContent("s", `x${symbolicMarker("Q")}`)}c`;
    expect(splitMarkers(text)).toEqual([
      "a",
      { symbol: "PASS" },
      "b",
      { reference: { kind: "network", property: "id", key: "front#1" } },
      { secret: { key: "s", content: `x${symbolicMarker("Q")}` } },
      "c",
    ]);
  });

  test("a marker within a marker belongs to the outer one", () => {
    const key = `postgres:${symbolicMarker("TAG")}`;
    expect(splitMarkers(`${reference("image", key, "imageId")}x`)).toEqual([
      { reference: { kind: "image", property: "imageId", key } },
      "x",
    ]);
  });

  test("an opening character without an end is text", () => {
    expect(splitMarkers("a\uE000b")).toEqual(["a\uE000b"]);
  });
});
