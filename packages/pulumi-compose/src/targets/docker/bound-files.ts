import type { ConfigObjectConfig, FileReferenceConfig } from "@pulumi-compose/parser";
import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";
import { UNREADABLE_FILE } from "../common/target-messages";
import { READ_ONLY } from "./docker-messages";
import { fileTarget } from "./file-target";

type VolumeArgs = NonNullable<ArgsGroup["volumes"]>[number];

const kinds = ["configs", "secrets"] as const;

/**
 * Files of configs and secrets of a service with `read_only`: mounted, as docker compose does with every file, since nothing can
 * be uploaded into such a container. What is no file is an error in docker compose's words.
 */
export function boundFiles(context: MappingContext): VolumeArgs[] {
  const { service, project } = context;
  if (service.read_only !== true) return [];
  return kinds.flatMap((kind) =>
    (service[kind] ?? []).flatMap((ref) => boundFile(context, kind, ref, project[kind][ref.source])),
  );
}

function boundFile(
  context: MappingContext,
  kind: (typeof kinds)[number],
  ref: FileReferenceConfig,
  source: ConfigObjectConfig | undefined,
): VolumeArgs[] {
  if (!source || source.external) return [];
  const one = kind === "configs" ? "config" : "secret";
  if (source.file === undefined) {
    diagnose(context, READ_ONLY, [kind], { kind: one, name: source.name, service: context.service.name });
    return [];
  }
  if (!context.files.read(source.file)) {
    const what = `the file of ${one} "${ref.source}"`;
    diagnose(context, UNREADABLE_FILE, [kind], { what, path: source.file }, { hint: "create it" });
    return [];
  }
  if (ref.mode !== undefined) {
    unsupported(context, [kind], `a file that is mounted has its own mode, that of "${ref.source}" cannot be set`);
  }
  return [compact({ hostPath: source.file, containerPath: fileTarget(kind, ref), readOnly: true }) as VolumeArgs];
}
