import { fromStruct, secret, toStruct } from "./struct";
import { containsUnknown, same, UNKNOWN, type ValueMap } from "./value";

describe("properties on the wire", () => {
  it("come back as they were sent", () => {
    const values: ValueMap = { a: null, b: true, c: 1.5, d: "x", e: ["y", { f: UNKNOWN }], g: {} };
    expect(fromStruct(toStruct(values))).toEqual(values);
  });

  it("lose their secrets' wrapping", () => {
    expect(fromStruct(toStruct({ password: secret("abc"), list: [secret({ a: 1 })] }))).toEqual({
      password: "abc",
      list: [{ a: 1 }],
    });
  });

  it("are nothing when there are none", () => {
    expect(fromStruct(undefined)).toEqual({});
  });
});

describe("values", () => {
  it.each([
    [[1, 2], [2, 1], false],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [null, "", false],
    [[], {}, false],
  ])("%j and %j are the same: %s", (a, b, equal) => {
    expect(same(a, b)).toBe(equal);
  });

  it("know whether something in them is unknown", () => {
    expect(containsUnknown({ a: [{ b: UNKNOWN }] })).toBe(true);
    expect(containsUnknown({ a: [{ b: "x" }] })).toBe(false);
  });
});
