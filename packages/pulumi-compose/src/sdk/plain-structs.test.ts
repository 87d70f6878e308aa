import * as answers from "@pulumi/pulumi/proto/resource_pb";
import fc from "fast-check";
import type * as Structs from "google-protobuf/google/protobuf/struct_pb.js";
import * as patched from "google-protobuf/google/protobuf/struct_pb.js";
import { readStruct } from "./read-struct";
import { writeStruct } from "./write-struct";
import "./plain-structs";

type Content = Parameters<typeof patched.Struct.fromJavaScript>[0];

/** The library once more, as it is by itself. */
let library: typeof Structs;
jest.isolateModules(() => {
  library = require("google-protobuf/google/protobuf/struct_pb.js");
});

/** What the engine answers of a resource that has these properties. */
function answerOf(bytes: Uint8Array): patched.Struct | undefined {
  const answer = new answers.RegisterResourceResponse();
  answer.setUrn("urn:pulumi:a::b::c::d");
  answer.setObject(patched.Struct.deserializeBinary(bytes));
  answer.setStable(true);
  const read = answers.RegisterResourceResponse.deserializeBinary(answer.serializeBinary());
  expect([read.getUrn(), read.getStable()]).toEqual(["urn:pulumi:a::b::c::d", true]);
  return read.getObject();
}

/** What is said to the engine of a resource that has these properties, from its beginning on. */
function requestOf(struct: patched.Struct): Uint8Array {
  const request = new answers.RegisterResourceRequest();
  request.setType("a:b:C");
  request.setObject(struct);
  request.setParent("urn");
  return request.serializeBinary();
}

const outcome = (read: () => unknown) => {
  try {
    return JSON.stringify(read());
  } catch {
    return undefined;
  }
};

const json = fc.dictionary(
  fc.string({ unit: "binary", maxLength: 12 }).filter((key) => key !== "__proto__"),
  fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }),
);

const PLAIN = "plain values, byte for byte what the library sends, and what it reads, in the same order";
test(PLAIN, () => {
  const inFull = jest.spyOn(patched.Struct, "deserializeBinary");
  fc.assert(
    fc.property(json, (content) => {
      const theirs = library.Struct.fromJavaScript(content as Content);
      const bytes = Buffer.from(theirs.serializeBinary());
      const ours = patched.Struct.fromJavaScript(content as Content);
      expect(Buffer.from(ours.serializeBinary()).equals(bytes)).toBe(true);
      expect(Buffer.from(requestOf(ours)).includes(bytes)).toBe(true);
      const read = answerOf(bytes);
      inFull.mockClear();
      for (const plain of [read?.toJavaScript(), ours.toJavaScript()]) {
        expect(JSON.stringify(plain)).toBe(JSON.stringify(theirs.toJavaScript()));
        expect(plain).toEqual(theirs.toJavaScript());
      }
      expect(inFull).not.toHaveBeenCalled();
    }),
    { numRuns: 300 },
  );
  inFull.mockRestore();
});

test("what is longer than the room that it begins with", () => {
  const content = {
    list: Array.from({ length: 3000 }, (_, index) => `${index}${"x".repeat(index % 40)}`),
    z: "é".repeat(9000),
  };
  const bytes = Buffer.from(library.Struct.fromJavaScript(content).serializeBinary());
  expect(writeStruct(content).equals(bytes)).toBe(true);
  expect(readStruct(bytes)).toEqual(content);
});

test("numbers and texts that are none of the usual ones", () => {
  const content = { nan: Number.NaN, big: 1e300, none: Number.NEGATIVE_INFINITY, zero: -0, text: "ä€𐍈\u0000", "": "" };
  const bytes = Buffer.from(library.Struct.fromJavaScript(content).serializeBinary());
  expect(Buffer.from(patched.Struct.fromJavaScript(content).serializeBinary()).equals(bytes)).toBe(true);
  expect(answerOf(bytes)?.toJavaScript()).toEqual(content);
});

describe("what is not plain is the library's", () => {
  test.each([
    ["half a sign", { text: "\ud800" }],
    ["what is not there", { gone: undefined }],
    ["a function", { f: () => 1 }],
    ["a large number", { n: 1n }],
  ])("%s", (_, content) => {
    const sent = (structs: typeof Structs) => {
      const bytes = structs.Struct.fromJavaScript(content as unknown as Content).serializeBinary();
      return [...bytes];
    };
    expect(outcome(() => sent(patched))).toEqual(outcome(() => sent(library)));
  });

  test("a value that has none", () => {
    const struct = new library.Struct();
    struct.getFieldsMap().set("empty", new library.Value());
    const read = answerOf(struct.serializeBinary());
    expect(() => read?.toJavaScript()).toThrow("Unexpected struct type");
  });
});

test("bytes that are cut off or changed are read as the library reads them, or are none", () => {
  const content = { a: [true, null, "text", { b: 2.5 }], c: 1 };
  const bytes = Buffer.from(library.Struct.fromJavaScript(content).serializeBinary());
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, value, isCut) => {
      const changed = isCut ? bytes.subarray(0, at) : Buffer.from(bytes).fill(value, at, at + 1);
      const ours = outcome(() => readStruct(changed));
      if (ours === undefined) return;
      expect(ours).toBe(outcome(() => library.Struct.deserializeBinary(changed).toJavaScript()));
    }),
    { numRuns: 500 },
  );
});

test("fields as the library has them, for whoever asks, and changes them", () => {
  const bytes = library.Struct.fromJavaScript({ a: { b: [1] } }).serializeBinary();
  for (const struct of [answerOf(bytes), patched.Struct.fromJavaScript({ a: { b: [1] } })]) {
    if (!struct) throw new Error("there is no answer");
    expect(struct.getFieldsMap().get("a")?.toJavaScript()).toEqual({ b: [1] });
    struct.getFieldsMap().set("c", patched.Value.fromJavaScript("more"));
    expect(struct.toJavaScript()).toEqual({ a: { b: [1] }, c: "more" });
    expect(library.Struct.deserializeBinary(struct.serializeBinary()).toJavaScript()).toEqual({
      a: { b: [1] },
      c: "more",
    });
    expect(Buffer.from(requestOf(struct)).includes("more")).toBe(true);
  }
});

test("other answers of the engine are read as ever", () => {
  const answer = new answers.ReadResourceResponse();
  answer.setProperties(patched.Struct.fromJavaScript({ a: 1 }));
  const read = answers.ReadResourceResponse.deserializeBinary(answer.serializeBinary());
  expect(Object.keys(read.getProperties() ?? {})).not.toContain("toJavaScript");
  expect(read.getProperties()?.toJavaScript()).toEqual({ a: 1 });
});
