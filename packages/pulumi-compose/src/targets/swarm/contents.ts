import type { ConfigObjectConfig, FileReferenceConfig, SecretConfig } from "@pulumi-compose/parser";
import { isSymbolic } from "@pulumi-compose/parser";
import { reference, secretContent } from "../../plan/marker";
import { contentName } from "../common/content-name";
import { diagnose, unsupported } from "../common/diagnose";
import { labelList } from "../common/label-list";
import { TOO_LARGE, UNREADABLE_FILE } from "../common/target-messages";
import { textOf } from "../common/text-of";
import { STACK_LABEL } from "./labels";
import type { ContainerSpecArgs, SwarmContext } from "./swarm-context";
import type { PlannedConfig, PlannedSecret, SymbolicContent } from "./swarm-plan";

/** Compose's default for files that it puts into a container. */
const DEFAULT_MODE = 0o444;
/** What a swarm's managers take. */
const LARGEST_BYTES = 500 * 1024;

type Attribute = "configs" | "secrets";

/** What a service's configs and secrets are: arguments of its containers, and the resources behind them. */
export interface Contents {
  readonly args: ContainerSpecArgs;
  readonly configs: readonly PlannedConfig[];
  readonly secrets: readonly PlannedSecret[];
}

/** Configs and secrets as the swarm's own, mounted as files. */
export function mapContents(context: SwarmContext): Contents {
  const { service, project } = context;
  const configs = service.configs ?? [];
  const secrets = service.secrets ?? [];
  return {
    args: {
      ...(configs.length > 0 && {
        configs: configs.map((ref) => {
          const [configId, configName] = idAndName(ref, project.configs[ref.source], "Config");
          return { configId, configName, ...file(ref, `/${ref.source}`) };
        }),
      }),
      ...(secrets.length > 0 && {
        secrets: secrets.map((ref) => {
          const [secretId, secretName] = idAndName(ref, project.secrets[ref.source], "Secret");
          return { secretId, secretName, ...file(ref, ref.source) };
        }),
      }),
    },
    configs: configs.flatMap(({ source }) => {
      const content = plannedContent(context, "configs", source, project.configs[source]);
      if (!content) return [];
      const { args, data, ...rest } = content;
      return [{ kind: "swarmConfig" as const, ...rest, args: { ...args, data } }];
    }),
    secrets: secrets.flatMap(({ source }) => {
      const content = plannedContent(context, "secrets", source, project.secrets[source]);
      if (!content) return [];
      const { args, data, ...rest } = content;
      return [{ kind: "swarmSecret" as const, ...rest, args: { ...args, data: secretContent(source, data) } }];
    }),
  };
}

function idAndName(
  { source }: FileReferenceConfig,
  top: ConfigObjectConfig | undefined,
  kind: "Config" | "Secret",
): [string, string] {
  if (top?.external) return [reference(`external${kind}`, top.name, "id"), top.name];
  return [reference(`swarm${kind}`, source, "id"), reference(`swarm${kind}`, source, "name")];
}

function file(ref: FileReferenceConfig, target: string) {
  return {
    fileName: ref.target ?? target,
    fileUid: ref.uid ?? "0",
    fileGid: ref.gid ?? "0",
    fileMode: ref.mode ?? DEFAULT_MODE,
  };
}

interface PlannedContent {
  readonly key: string;
  readonly name: string;
  readonly args: { readonly name: string; readonly labels: { label: string; value: string }[] };
  readonly data: string;
  readonly path: readonly (string | number)[];
  readonly symbolic?: SymbolicContent;
}

function plannedContent(
  context: SwarmContext,
  attribute: Attribute,
  key: string,
  top: (ConfigObjectConfig & SecretConfig) | undefined,
): PlannedContent | undefined {
  if (!top || top.external) return undefined;
  for (const driver of ["driver", "template_driver"] as const) {
    if (top[driver] !== undefined) unsupported(context, [attribute], `the plugin has no \`${driver}\` of "${key}"`);
  }
  const content = contentOf(context, attribute, key, top);
  if (content === undefined) return undefined;
  const { project } = context;
  const labels = labelList({ ...top.labels, [STACK_LABEL]: project.name });
  const path = [attribute, key];
  const resource = `${project.name}-${key}`;
  if (typeof content === "string") {
    const symbolic = { stem: top.name, text: content };
    return { key, name: resource, args: { name: top.name, labels }, data: "", path, symbolic };
  }
  const kind = attribute === "configs" ? "swarmConfig" : "swarmSecret";
  const name = contentName(kind, top.name, content);
  const data = Buffer.from(content).toString("base64");
  return { key, name: `${resource}${name.slice(name.lastIndexOf("-"))}`, args: { name, labels }, data, path };
}

/** Bytes, or text with markers. */
function contentOf(
  context: SwarmContext,
  attribute: Attribute,
  key: string,
  top: ConfigObjectConfig,
): Uint8Array | string | undefined {
  const text = textOf(context, attribute, top);
  if (text === undefined && top.environment !== undefined) return undefined;
  if (text !== undefined && isSymbolic(text)) return text;
  const bytes =
    text !== undefined ? Buffer.from(text) : top.file === undefined ? undefined : context.files.read(top.file);
  const what = `${attribute.slice(0, -1)} "${key}"`;
  if (!bytes) {
    const missing = top.file === undefined ? { what } : { what: `the file of ${what}`, path: top.file };
    diagnose(context, UNREADABLE_FILE, [attribute], missing);
    return undefined;
  }
  if (bytes.length > LARGEST_BYTES) {
    diagnose(context, TOO_LARGE, [attribute], { what, bytes: bytes.length, most: LARGEST_BYTES, who: "a swarm" });
  }
  return bytes;
}
