import type { ConfigObjectConfig, FileReferenceConfig } from "@pulumi-compose/parser";
import { secretContent } from "../../plan/marker";
import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";
import { UNREADABLE_FILE } from "../common/target-messages";
import { textOf } from "../common/text-of";
import { SWARM_ONLY } from "./docker-messages";
import { emptyBase64 } from "./empty-base64";
import { fileTarget } from "./file-target";

type UploadArgs = NonNullable<ArgsGroup["uploads"]>[number];

/** Compose's default for files that it puts into a container. */
const defaultMode = 0o444;

/**
 * Configs and secrets as files in the container. Their content is part of the arguments, so that a change of content
 * replaces the container; a secret's content stays a Pulumi secret.
 */
export function mapUploads(context: MappingContext): ArgsGroup {
  const { service, project } = context;
  const uploads = [
    ...(service.configs ?? []).map((ref) => upload(context, "configs", ref, project.configs[ref.source])),
    ...(service.secrets ?? []).map((ref) => upload(context, "secrets", ref, project.secrets[ref.source])),
  ];
  return compact({ uploads: uploads.filter((entry) => entry !== undefined) });
}

type Kind = "configs" | "secrets";

function upload(
  context: MappingContext,
  kind: Kind,
  ref: FileReferenceConfig,
  source: ConfigObjectConfig | undefined,
): UploadArgs | undefined {
  if (!source) return undefined;
  if (source.external) {
    diagnose(context, SWARM_ONLY, [kind], { kind: kind === "configs" ? "config" : "secret", name: ref.source });
    return undefined;
  }
  // See bound-files.ts.
  if (context.service.read_only === true) return undefined;
  for (const owner of ["uid", "gid"] as const) {
    if (ref[owner] !== undefined && ref[owner] !== "0") {
      unsupported(
        context,
        [kind],
        `the plugin uploads files as root, ${owner} ${ref[owner]} of "${ref.source}" cannot be set`,
      );
    }
  }
  const content = contentOf(context, kind, ref.source, source);
  if (!content) return undefined;
  const mode = ref.mode ?? defaultMode;
  return compact({
    file: fileTarget(kind, ref),
    permissions: `0${mode.toString(8)}`,
    ...content,
  }) as UploadArgs;
}

type Content = Pick<UploadArgs, "content" | "contentBase64">;

function contentOf(context: MappingContext, kind: Kind, key: string, source: ConfigObjectConfig): Content | undefined {
  const text = textOf(context, kind, source);
  if (text !== undefined) return textContent(kind, key, text);
  if (source.environment !== undefined || source.file === undefined) return undefined;
  const bytes = context.files.read(source.file);
  if (!bytes) {
    const what = `the file of ${kind.slice(0, -1)} "${key}"`;
    diagnose(context, UNREADABLE_FILE, [kind], { what, path: source.file });
    return undefined;
  }
  const decoded = utf8(bytes);
  return decoded === undefined
    ? { contentBase64: wrap(kind, key, Buffer.from(bytes).toString("base64")) }
    : textContent(kind, key, decoded);
}

function textContent(kind: Kind, key: string, text: string): Content {
  return text === "" ? { contentBase64: wrap(kind, key, emptyBase64) } : { content: wrap(kind, key, text) };
}

function wrap(kind: Kind, key: string, content: string): string {
  return kind === "secrets" ? secretContent(key, content) : content;
}

/** The bytes as text, or undefined when they are not text. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
