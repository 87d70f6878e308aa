import { type ComposeProject as Project, symbolicMarker } from "@pulumi-compose/parser";

const textPrefix = "file:";

/**
 * Reads files for the plan, but not those whose content goes into a container: a program reads these itself when it
 * runs, so the plan gets a marker in place of their content.
 */
export class FileMarkers {
  private readonly contents: ReadonlySet<string>;
  /** Stand-ins for the content of files that are no text, in Base64 as the plan writes them. */
  private readonly binaries = new Map<string, string>();
  /** Files without content, as yet: the plugin takes an empty text for none given, but not the end of a line in Base64. */
  readonly empty = new Set<string>();
  /** Files with content for containers that could not be read. */
  readonly missing = new Set<string>();

  constructor(
    project: Project,
    private readonly readBytes: (path: string) => Uint8Array | undefined,
  ) {
    const objects = [...Object.values(project.configs), ...Object.values(project.secrets)];
    this.contents = new Set(objects.flatMap(({ file }) => (file === undefined ? [] : [file])));
  }

  read(path: string): Uint8Array | undefined {
    const bytes = this.readBytes(path);
    if (!this.contents.has(path)) return bytes;
    if (!bytes) this.missing.add(path);
    if (!bytes || (bytes.length > 0 && isText(bytes)))
      return new TextEncoder().encode(symbolicMarker(textPrefix + path));
    const standIn = Uint8Array.from([0xff, ...new TextEncoder().encode(path)]);
    this.binaries.set(Buffer.from(standIn).toString("base64"), path);
    if (bytes.length === 0) this.empty.add(path);
    return standIn;
  }

  /** The file that a symbol stands for the text of. */
  textFile(symbol: string): string | undefined {
    return symbol.startsWith(textPrefix) ? symbol.slice(textPrefix.length) : undefined;
  }

  /** The file that a Base64 text stands for the content of. */
  binaryFile(base64: string): string | undefined {
    return this.binaries.get(base64);
  }
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes).includes("\0");
  } catch {
    return false;
  }
}
