import { dirname } from "node:path";
import { patchable } from "./patchable";
import { readStruct } from "./read-struct";

/** `google.protobuf.Struct`, as the SDK's library has it. */
interface Message {
  toJavaScript(): unknown;
  getFieldsMap(...more: unknown[]): unknown;
}

/** Reads the binary form of something. */
interface BinaryReader {
  getBuffer(): Uint8Array;
  getCursor(): number;
  nextField(): boolean;
  skipField(): void;
}

type Read = (message: Message, reader: BinaryReader) => Message;
type Deserialize = (bytes: Uint8Array) => unknown;

interface Structs {
  readonly Struct: { new (): Message; deserializeBinary: Deserialize; deserializeBinaryFromReader: Read };
}

/**
 * Has what Pulumi's engine says of a resource that is registered read straight to plain values, once somebody looks. The SDK (3.276) has
 * Google's library make an object with lists of its own for each single value first, then plain values of these, and writes the whole
 * into a line for `--debug`: of what a cluster says of an object, with who manages each field, that is most of a program's memory.
 *
 * Where the SDK reads it in another way, this does nothing; what is not plain, the library reads.
 */
function readAnswersPlainly(): void {
  const structs = structsOfSdk();
  const answers = patchable<unknown, "RegisterResourceResponse">(
    "@pulumi/pulumi/proto/resource_pb",
    "RegisterResourceResponse",
    1,
  );
  const answer = answers?.RegisterResourceResponse as { deserializeBinary?: Deserialize } | undefined;
  const whole = answer?.deserializeBinary;
  if (!structs || !answer || typeof whole !== "function" || whole.length !== 1) return;
  const { Struct } = structs;
  answer.deserializeBinary = (bytes) => {
    const read = Struct.deserializeBinaryFromReader;
    Struct.deserializeBinaryFromReader = (message, reader) => later(message, bytesOf(reader), structs);
    try {
      return Reflect.apply(whole, answer, [bytes]);
    } finally {
      Struct.deserializeBinaryFromReader = read;
    }
  };
}

/** The bytes of the message at which a reader stands. */
function bytesOf(reader: BinaryReader): Buffer {
  const from = reader.getCursor();
  while (reader.nextField()) reader.skipField();
  const { buffer, byteOffset } = reader.getBuffer();
  return Buffer.from(buffer, byteOffset + from, reader.getCursor() - from);
}

/** The message, which reads what is in it when it is asked. */
function later(message: Message, bytes: Buffer, { Struct }: Structs): Message {
  const inFull = () => Struct.deserializeBinary(bytes) as Message;
  message.toJavaScript = () => {
    try {
      return readStruct(bytes);
    } catch {
      return inFull().toJavaScript();
    }
  };
  message.getFieldsMap = (...more) => inFull().getFieldsMap(...more);
  return message;
}

/** The library's module that the SDK uses, if it is as it was. */
function structsOfSdk(): Structs | undefined {
  try {
    const paths = [dirname(require.resolve("@pulumi/pulumi"))];
    const { Struct }: Structs = require(require.resolve("google-protobuf/google/protobuf/struct_pb.js", { paths }));
    const { deserializeBinary, deserializeBinaryFromReader, prototype } = Struct;
    const methods = [deserializeBinary, deserializeBinaryFromReader, prototype.toJavaScript, prototype.getFieldsMap];
    return methods.every((method) => typeof method === "function") ? { Struct } : undefined;
  } catch {
    return undefined;
  }
}

readAnswersPlainly();
