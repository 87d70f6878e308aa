import * as answers from "@pulumi/pulumi/proto/resource_pb";
import fc from "fast-check";
import * as structs from "google-protobuf/google/protobuf/struct_pb.js";
import * as reading from "./read-struct";
import "./plain-answers";

type Content = Parameters<typeof structs.Struct.fromJavaScript>[0];

/** Both read the same bytes: the library by itself, and what the SDK gets now. */
function bothOf(struct: structs.Struct) {
  const answer = new answers.RegisterResourceResponse();
  answer.setUrn("urn:pulumi:a::b::c::d");
  answer.setObject(struct);
  answer.setStable(true);
  const byLibrary = structs.Struct.deserializeBinary(struct.serializeBinary());
  const read = answers.RegisterResourceResponse.deserializeBinary(answer.serializeBinary());
  expect([read.getUrn(), read.getStable()]).toEqual(["urn:pulumi:a::b::c::d", true]);
  return { byLibrary, read: read.getObject() };
}

const json = fc.dictionary(
  fc.string({ unit: "binary", maxLength: 12 }).filter((key) => key !== "__proto__"),
  fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }),
);

test("what the engine says of a resource is what the library reads, in the same order", () => {
  const inFull = jest.spyOn(structs.Struct, "deserializeBinary");
  fc.assert(
    fc.property(json, (content) => {
      const { byLibrary, read } = bothOf(structs.Struct.fromJavaScript(content as Content));
      inFull.mockClear();
      const plain = read?.toJavaScript();
      expect(inFull).not.toHaveBeenCalled();
      expect(JSON.stringify(plain)).toBe(JSON.stringify(byLibrary.toJavaScript()));
      expect(plain).toEqual(byLibrary.toJavaScript());
    }),
    { numRuns: 300 },
  );
  inFull.mockRestore();
});

test("numbers that JSON has no words for", () => {
  const content = { nan: Number.NaN, big: 1e300, none: Number.NEGATIVE_INFINITY, zero: -0, text: "ä€𐍈\u0000" };
  const { byLibrary, read } = bothOf(structs.Struct.fromJavaScript(content));
  expect(read?.toJavaScript()).toEqual(byLibrary.toJavaScript());
});

test("fields as the library has them, for whoever asks", () => {
  const { read } = bothOf(structs.Struct.fromJavaScript({ a: { b: [1] } }));
  expect(read?.getFieldsMap().get("a")?.toJavaScript()).toEqual({ b: [1] });
});

test("what is not plain, the library reads, or refuses", () => {
  const struct = new structs.Struct();
  struct.getFieldsMap().set("empty", new structs.Value());
  const { byLibrary, read } = bothOf(struct);
  expect(() => byLibrary.toJavaScript()).toThrow("Unexpected struct type");
  expect(() => read?.toJavaScript()).toThrow("Unexpected struct type");
});

test("bytes that are cut off or changed are read as the library reads them, or are none", () => {
  const bytes = Buffer.from(
    structs.Struct.fromJavaScript({ a: [true, null, "text", { b: 2.5 }], c: 1 }).serializeBinary(),
  );
  const outcome = (read: () => unknown) => {
    try {
      return JSON.stringify(read());
    } catch {
      return undefined;
    }
  };
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, value, isCut) => {
      const changed = isCut ? bytes.subarray(0, at) : Buffer.from(bytes).fill(value, at, at + 1);
      const ours = outcome(() => reading.readStruct(changed));
      if (ours === undefined) return;
      expect(ours).toBe(outcome(() => structs.Struct.deserializeBinary(changed).toJavaScript()));
    }),
    { numRuns: 500 },
  );
});

test("other answers of the engine are read as ever", () => {
  const request = new answers.ReadResourceResponse();
  request.setProperties(structs.Struct.fromJavaScript({ a: 1 }));
  const read = answers.ReadResourceResponse.deserializeBinary(request.serializeBinary());
  expect(Object.keys(read.getProperties() ?? {})).not.toContain("toJavaScript");
  expect(read.getProperties()?.toJavaScript()).toEqual({ a: 1 });
});
