import { basename } from "node:path";
import type { ConfigObjectConfig, FileReferenceConfig, SecretConfig } from "@pulumi-compose/parser";
import { isSymbolic } from "@pulumi-compose/parser";
import { reference, secretContent } from "../../plan/marker";
import { contentName } from "../common/content-name";
import { TOO_LARGE, UNREADABLE_FILE, UNSET_VARIABLE } from "../common/target-messages";
import { dnsName } from "./dns-name";
import type { KubernetesContext } from "./kubernetes-context";
import type { PlannedConfigMap, PlannedKubernetesSecret } from "./kubernetes-plan";
import { projectLabels, splitLabels } from "./labels";
import type { Metadata, Volume, VolumeMount } from "./manifest";
import { namespaceText } from "./namespace";
import { infer, leaveOut, say } from "./say";

/** Compose's default for files that it puts into a container. */
const DEFAULT_MODE = 0o444;
/** What the API takes of a ConfigMap or Secret. */
export const LARGEST_BYTES = 1024 * 1024;

/** Files that a container gets, and the objects that hold them. */
export interface Contents {
  readonly volumes: readonly Volume[];
  readonly mounts: readonly VolumeMount[];
  readonly configMaps: readonly PlannedConfigMap[];
  readonly secrets: readonly PlannedKubernetesSecret[];
}

/** Configs and secrets of a container: ConfigMaps and Secrets, each mounted as a file. */
export function mapContents(context: KubernetesContext): Contents {
  const { config, project } = context;
  const configs = (config.configs ?? []).map((use, position) => {
    const top = project.configs[use.source];
    return mounted(context, "configs", use, top, `/${use.source}`, position);
  });
  const secrets = (config.secrets ?? []).map((use, position) => {
    const top = project.secrets[use.source];
    return mounted(context, "secrets", use, top, `/run/secrets/${use.source}`, position);
  });
  const all = [...configs, ...secrets];
  return {
    volumes: all.map(({ volume }) => volume),
    mounts: all.map(({ mount }) => mount),
    configMaps: configs.flatMap(({ held }) => (held?.kind === "ConfigMap" ? [held] : [])),
    secrets: secrets.flatMap(({ held }) => (held?.kind === "Secret" ? [held] : [])),
  };
}

type Held = PlannedConfigMap | PlannedKubernetesSecret;

interface Mounted {
  readonly volume: Volume;
  readonly mount: VolumeMount;
  /** Absent of what is external, or has no content. */
  readonly held?: Held | undefined;
}

function mounted(
  context: KubernetesContext,
  attribute: "configs" | "secrets",
  use: FileReferenceConfig,
  top: (ConfigObjectConfig & SecretConfig) | undefined,
  defaultTarget: string,
  position: number,
): Mounted {
  for (const owner of ["uid", "gid"] as const) {
    const given = use[owner];
    if (given === undefined || given === "0") continue;
    leaveOut(context, [attribute, position, owner], "such files belong to root, and all may read them");
  }
  const field = fieldName(use.source);
  const isSecret = attribute === "secrets";
  if (top?.external) {
    const what = `the ${isSecret ? "Secret" : "ConfigMap"} ${top.name} is taken to have it in a field \`${field}\``;
    const named = `${attribute}: { FIELD: { external: true, name: ${top.name} } }`;
    const used = `{ source: FIELD, target: ${use.target ?? use.source} }`;
    const hint = `nothing, if it has; else call it in the file as its field is called: \`${named}\`, and \`${used}\` in the service`;
    infer(context, [attribute, position], what, hint);
  }
  const name = top?.external ? top.name : reference(isSecret ? "kubernetesSecret" : "configMap", use.source, "name");
  const items = [{ key: field, path: field, mode: permissions(context, [attribute, position, "mode"], use.mode) }];
  const volume = `${isSecret ? "secret" : "config"}-${dnsName(use.source, 50)}`;
  const target = use.target ?? defaultTarget;
  const mountPath = target.startsWith("/") ? target : `${isSecret ? "/run/secrets" : ""}/${target}`;
  return {
    volume: { name: volume, ...(isSecret ? { secret: { secretName: name, items } } : { configMap: { name, items } }) },
    mount: { name: volume, mountPath, subPath: field, readOnly: true },
    held: top && !top.external ? held(context, attribute, use.source, field, top) : undefined,
  };
}

/** Of what a file may be, Kubernetes takes the nine bits that say who may read it, write it and run it. */
function permissions(context: KubernetesContext, path: readonly (string | number)[], mode = DEFAULT_MODE): number {
  const taken = mode & 0o777;
  if (taken !== mode) {
    const [written, kept] = [mode, taken].map((bits) => `0o${bits.toString(8).padStart(3, "0")}`);
    infer(
      context,
      path,
      `of ${written} Kubernetes takes the permissions, ${kept}; octal numbers are written with \`0o\``,
    );
  }
  return taken;
}

function held(
  context: KubernetesContext,
  attribute: "configs" | "secrets",
  key: string,
  field: string,
  top: ConfigObjectConfig & SecretConfig,
): Held | undefined {
  for (const driver of ["driver", "template_driver"] as const) {
    if (top[driver] !== undefined) leaveOut(context, [attribute], `Kubernetes has no \`${driver}\` of "${key}"`);
  }
  const content = contentOf(context, attribute, key, top);
  if (content === undefined) return undefined;
  const kind = attribute === "configs" ? "ConfigMap" : "Secret";
  return planContent(context, kind, { key, field, stem: dnsName(key, 50), path: [attribute, key] }, content, top);
}

interface Naming {
  readonly key: string;
  readonly field: string;
  readonly stem: string;
  readonly path: readonly (string | number)[];
}

/**
 * The ConfigMap or Secret that holds a content.
 *
 * @param content bytes, or text with markers
 */
export function planContent(
  context: KubernetesContext,
  kind: "ConfigMap" | "Secret",
  { key, field, stem, path }: Naming,
  content: Uint8Array | string,
  { file, labels: own }: Pick<ConfigObjectConfig, "file" | "labels"> = {},
): Held {
  const { project } = context;
  const { labels, annotations } = splitLabels(own);
  const isSymbolicText = typeof content === "string";
  const name = isSymbolicText
    ? stem
    : contentName(kind === "ConfigMap" ? "configMap" : "kubernetesSecret", stem, content);
  const metadata: Metadata = {
    name,
    namespace: namespaceText(project),
    labels: { ...labels, ...projectLabels(project) },
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
  const shared = {
    key,
    name: `${project.name}-${name}`,
    path,
    field,
    stem,
    ...(file !== undefined && { file }),
    ...(isSymbolicText && { symbolic: { stem, text: content } }),
  };
  const common = { apiVersion: "v1" as const, metadata, immutable: true as const };
  const base64 = isSymbolicText ? "" : Buffer.from(content).toString("base64");
  if (kind === "Secret") {
    const data = isSymbolicText ? {} : { [field]: secretContent(key, base64) };
    return { ...shared, kind, args: { ...common, kind, type: "Opaque", data } };
  }
  const text = isSymbolicText ? undefined : asText(content);
  const data = isSymbolicText
    ? {}
    : text === undefined
      ? { binaryData: { [field]: base64 } }
      : { data: { [field]: text } };
  return { ...shared, kind, args: { ...common, kind, ...data } };
}

/** Bytes, or text with markers. */
function contentOf(
  context: KubernetesContext,
  attribute: "configs" | "secrets",
  key: string,
  top: ConfigObjectConfig,
): Uint8Array | string | undefined {
  const one = attribute === "configs" ? "config" : "secret";
  const { environment, file } = top;
  // The caller's variables, as the project's model has them; then those that an included file has of its own.
  const text = environment === undefined ? top.content : (context.variable(environment) ?? top.content);
  if (text === undefined && environment !== undefined) {
    say(context, UNSET_VARIABLE, [attribute], { variable: environment, kind: one, name: top.name });
    return undefined;
  }
  if (text !== undefined && isSymbolic(text)) return text;
  const bytes = text !== undefined ? Buffer.from(text) : file === undefined ? undefined : context.files.read(file);
  const what = `${one} "${key}"`;
  if (!bytes) {
    say(
      context,
      UNREADABLE_FILE,
      [attribute],
      file === undefined ? { what } : { what: `the file of ${what}`, path: file },
    );
    return undefined;
  }
  if (bytes.length > LARGEST_BYTES) {
    say(context, TOO_LARGE, [attribute], { what, bytes: bytes.length, most: LARGEST_BYTES, who: "a cluster" });
  }
  return bytes;
}

function asText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What a field of a ConfigMap or Secret may be called. */
export function fieldName(path: string): string {
  return basename(path).replace(/[^\w.-]+/g, "-") || "content";
}
