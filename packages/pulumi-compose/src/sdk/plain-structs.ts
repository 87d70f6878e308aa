import { dirname } from "node:path";
import { patchable } from "./patchable";
import { readStruct } from "./read-struct";
import { writeStruct } from "./write-struct";

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

interface BinaryWriter {
  writeSerializedMessage(bytes: Uint8Array, start: number, end: number): void;
}

type Read = (message: Message, reader: BinaryReader) => Message;
type Deserialize = (bytes: Uint8Array) => unknown;

/** The library's class, with what the SDK calls. */
interface StructClass {
  new (): Message;
  deserializeBinary: Deserialize;
  deserializeBinaryFromReader: Read;
  fromJavaScript: (plain: object) => Message;
  serializeBinaryToWriter: (message: Message, writer: BinaryWriter) => void;
  readonly prototype: Message;
}

/**
 * Has the values of resources turned into what is sent, and what is answered into values, without what lies between. For each single
 * value the SDK (3.276) has Google's library make an object with lists of its own, which it keeps for as long as the request takes, and
 * writes the answer into a line for `--debug`: of what a cluster says of an object, with who manages each field, that is most of what a
 * program with many resources has in memory.
 *
 * Where the SDK does so in another way, this does nothing; what is not plain is left to the library.
 */
function keepStructsPlain(): void {
  const Struct = structOfSdk();
  if (!Struct) return;
  const messages = new Messages(Struct);
  writePlainly(Struct, messages);
  readPlainly(Struct, messages);
}

/** What resources are made of, on its way to the engine. */
function writePlainly(Struct: StructClass, messages: Messages): void {
  const { fromJavaScript, serializeBinaryToWriter } = Struct;
  Struct.fromJavaScript = (plain) => {
    try {
      return messages.of(new Struct(), writeStruct(plain));
    } catch {
      return Reflect.apply(fromJavaScript, Struct, [plain]);
    }
  };
  Struct.serializeBinaryToWriter = (message, writer) => {
    const bytes = messages.bytesOf(message);
    if (bytes) writer.writeSerializedMessage(bytes, 0, bytes.length);
    else serializeBinaryToWriter(message, writer);
  };
}

/** What the engine says of a resource that has been registered; all other answers are read as ever. */
function readPlainly(Struct: StructClass, messages: Messages): void {
  const path = "@pulumi/pulumi/proto/resource_pb";
  const answers = patchable<unknown, "RegisterResourceResponse">(path, "RegisterResourceResponse", 1);
  const answer = answers?.RegisterResourceResponse as { deserializeBinary?: Deserialize } | undefined;
  const whole = answer?.deserializeBinary;
  if (!answer || typeof whole !== "function" || whole.length !== 1) return;
  answer.deserializeBinary = (bytes) => {
    const read = Struct.deserializeBinaryFromReader;
    Struct.deserializeBinaryFromReader = (message, reader) => messages.of(message, rest(reader));
    try {
      return Reflect.apply(whole, answer, [bytes]);
    } finally {
      Struct.deserializeBinaryFromReader = read;
    }
  };
}

/** The bytes of the message at which a reader stands. */
function rest(reader: BinaryReader): Buffer {
  const from = reader.getCursor();
  while (reader.nextField()) reader.skipField();
  const { buffer, byteOffset } = reader.getBuffer();
  return Buffer.from(buffer, byteOffset + from, reader.getCursor() - from);
}

/** Messages that are kept as bytes until somebody asks what is in them. */
class Messages {
  readonly #bytes = new WeakMap<Message, Buffer>();

  constructor(private readonly Struct: StructClass) {}

  of(message: Message, bytes: Buffer): Message {
    this.#bytes.set(message, bytes);
    const inFull = () => this.Struct.deserializeBinary(bytes) as Message;
    message.toJavaScript = () => {
      try {
        return readStruct(bytes);
      } catch {
        return inFull().toJavaScript();
      }
    };
    message.getFieldsMap = (...more) => {
      // Whoever asks for its fields may change them.
      this.#bytes.delete(message);
      const own = message as unknown as Partial<Message>;
      delete own.toJavaScript;
      delete own.getFieldsMap;
      Object.assign(message, inFull());
      return message.getFieldsMap(...more);
    };
    return message;
  }

  bytesOf(message: Message): Buffer | undefined {
    return this.#bytes.get(message);
  }
}

/** The class of the library that the SDK uses, if it is as it was. */
function structOfSdk(): StructClass | undefined {
  try {
    const paths = [dirname(require.resolve("@pulumi/pulumi"))];
    const path = require.resolve("google-protobuf/google/protobuf/struct_pb.js", { paths });
    const { Struct }: { readonly Struct: StructClass } = require(path);
    const { deserializeBinary, deserializeBinaryFromReader, fromJavaScript, serializeBinaryToWriter, prototype } =
      Struct;
    const statics = [deserializeBinary, deserializeBinaryFromReader, fromJavaScript, serializeBinaryToWriter];
    const methods = [...statics, prototype.toJavaScript, prototype.getFieldsMap];
    return methods.every((method) => typeof method === "function") ? Struct : undefined;
  } catch {
    return undefined;
  }
}

keepStructsPlain();
