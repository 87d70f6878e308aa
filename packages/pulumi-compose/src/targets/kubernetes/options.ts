import { imageProblem } from "@pulumi-compose/health-model";
import { type ComposeProject, type Diagnostic, isSymbolic, type Path } from "@pulumi-compose/parser";
import { OPTION } from "./kubernetes-messages";

/** How published ports come out of a cluster. */
export type Publish = "LoadBalancer" | "NodePort" | "none";

/** An entry of `x-pulumi-compose: { ingress: … }`. */
export interface IngressOption {
  readonly host?: string;
  readonly path: string;
  readonly port?: number;
  readonly class?: string;
  readonly tlsSecret?: string;
}

/** What a volume says besides the specification. */
export interface VolumeOptions {
  readonly size?: string;
  readonly storageClass?: string;
  readonly accessMode?: string;
  /** It says a size that is none, which has been told. */
  readonly isWrong?: true;
}

const EXTENSION = "x-pulumi-compose";

type Report = (diagnostic: Diagnostic) => void;

interface Found {
  readonly value: unknown;
  readonly path: Path;
  readonly whose: string;
}

const PUBLISH: readonly Publish[] = ["LoadBalancer", "NodePort", "none"];
const ACCESS_MODES = ["ReadWriteOnce", "ReadWriteMany", "ReadWriteOncePod", "ReadOnlyMany"];
const QUANTITY = /^\d+(\.\d+)?([KMGTPE]i?|m)?$/;

/** The namespace that is asked for. Undefined: one of the project's name. */
export interface NamespaceOption {
  readonly name: string;
  /** Whether it is there already, and is not the project's. */
  readonly isExternal: boolean;
}

/** Which namespace is asked for: by its name, or as `{ name, external: true }`. */
export function namespaceOption(project: ComposeProject, report: Report): NamespaceOption | undefined {
  const given = found(project, "namespace");
  if (given === undefined) return undefined;
  const { value } = given;
  const entries = new Map<string, unknown>(typeof value === "object" && value !== null ? Object.entries(value) : []);
  const name = typeof value === "string" ? value : entries.get("name");
  const external = entries.get("external") ?? false;
  const isKnown = [...entries.keys()].every((key) => key === "name" || key === "external");
  if (
    typeof name === "string" &&
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name) &&
    typeof external === "boolean" &&
    isKnown
  )
    return { name, isExternal: external };
  const wanted = "a name of small letters, digits and dashes, or { name, external: true } of one that is there";
  refuse(project, given, "namespace", wanted, report);
  return undefined;
}

/** The secret with which nodes fetch images; undefined: none. */
export function pullSecretOption(project: ComposeProject, report: Report): string | undefined {
  const wanted = "the name of a secret of type kubernetes.io/dockerconfigjson";
  return text(project, found(project, "pull_secret"), "pull_secret", wanted, report, (given) => given !== "");
}

/** Where built images go: `ghcr.io/me`. */
export function registryOption(project: ComposeProject, report: Report): string | undefined {
  const wanted = "a registry, or a folder in one: `ghcr.io/me`";
  const isFine = (given: string) => isSymbolic(given) || imageProblem(`${bare(given)}/image`) === undefined;
  const given = text(project, found(project, "registry"), "registry", wanted, report, isFine);
  return given === undefined ? undefined : bare(given);
}

function bare(registry: string): string {
  return registry.replace(/\/+$/, "");
}

/** Whether a repository names its registry, as docker tells it. */
export function isRegistry(repository: string): boolean {
  const [host = "", ...rest] = repository.split("/");
  return rest.length > 0 && (/[.:]/.test(host) || host === "localhost");
}

/** How a service's ports are published: its own word, else the project's, else by a load balancer. */
export function publishOption(project: ComposeProject, service: string, report: Report): Publish {
  const given = found(project, "publish", service) ?? found(project, "publish");
  const wanted = `one of ${PUBLISH.join(", ")}`;
  const said = text(project, given, "publish", wanted, report, (word) => PUBLISH.some((known) => known === word));
  return PUBLISH.find((known) => known === said) ?? "LoadBalancer";
}

/** Whether a check that fails makes Kubernetes start the container again. */
export function livenessOption(project: ComposeProject, service: string, report: Report): boolean {
  const given = found(project, "liveness", service);
  if (given === undefined || typeof given.value === "boolean") return given?.value === true;
  refuse(project, given, "liveness", "true or false", report);
  return false;
}

/** The ingresses that lead to a service: a host, or an object, or a list of them. */
export function ingressOptions(project: ComposeProject, service: string, report: Report): readonly IngressOption[] {
  const given = found(project, "ingress", service);
  if (given === undefined) return [];
  const values: readonly unknown[] = Array.isArray(given.value) ? given.value : [given.value];
  return values.flatMap((value): IngressOption[] => {
    const option = ingressOf(value);
    if (option) return [option];
    const wanted = "a host, or { host, path, port, class, tls_secret }, or a list of these";
    refuse(project, given, "ingress", wanted, report);
    return [];
  });
}

/** What a volume says of its size, its class and who may mount it. */
export function volumeOptions(project: ComposeProject, volume: string, report: Report): VolumeOptions {
  const ofVolume = (key: string) => found(project, key, undefined, volume);
  const size = text(project, ofVolume("size"), "size", "a quantity: `10Gi`", report, (word) => QUANTITY.test(word));
  const storageClass = text(project, ofVolume("storage_class"), "storage_class", "a name", report, () => true);
  const modes = `one of ${ACCESS_MODES.join(", ")}`;
  const accessMode = text(project, ofVolume("access_mode"), "access_mode", modes, report, (word) =>
    ACCESS_MODES.includes(word),
  );
  const isWrong = size === undefined && ofVolume("size") !== undefined;
  return {
    ...(isWrong && { isWrong }),
    ...(size !== undefined && { size }),
    ...(storageClass !== undefined && { storageClass }),
    ...(accessMode !== undefined && { accessMode }),
  };
}

function found(project: ComposeProject, key: string, service?: string, volume?: string): Found | undefined {
  const [owner, extensions, whose] = ownerOf(project, service, volume);
  const extension = new Map<string, unknown>(Object.entries(extensions ?? {})).get(EXTENSION);
  if (typeof extension !== "object" || extension === null || !Object.hasOwn(extension, key)) return undefined;
  const value: unknown = new Map<string, unknown>(Object.entries(extension)).get(key);
  return { value, path: [...owner, EXTENSION, key], whose };
}

function ownerOf(project: ComposeProject, service?: string, volume?: string) {
  if (volume !== undefined)
    return [["volumes", volume], project.volumes[volume]?.extensions, `volume "${volume}"`] as const;
  if (service !== undefined)
    return [["services", service], project.services[service]?.extensions, `service "${service}"`] as const;
  return [[], project.extensions, "the project"] as const;
}

function text(
  project: ComposeProject,
  given: Found | undefined,
  option: string,
  wanted: string,
  report: Report,
  fits: (text: string) => boolean,
): string | undefined {
  if (given === undefined) return undefined;
  if (typeof given.value === "string" && fits(given.value)) return given.value;
  refuse(project, given, option, wanted, report);
  return undefined;
}

function refuse(project: ComposeProject, { path, whose }: Found, option: string, wanted: string, report: Report): void {
  report(OPTION.report({ whose, option, wanted }, { path, place: project.placeOf(path) }));
}

const INGRESS_KEYS = ["host", "path", "port", "class", "tls_secret"];

function ingressOf(value: unknown): IngressOption | undefined {
  if (typeof value === "string") return { host: value, path: "/" };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = new Map<string, unknown>(Object.entries(value));
  if ([...entries.keys()].some((key) => !INGRESS_KEYS.includes(key))) return undefined;
  const word = (key: string): string | undefined | false => {
    const given = entries.get(key);
    return given === undefined ? undefined : typeof given === "string" && given;
  };
  const [host, path, ingressClass, tls] = [word("host"), word("path"), word("class"), word("tls_secret")];
  const port = entries.get("port");
  if (host === false || path === false || ingressClass === false || tls === false) return undefined;
  if (port !== undefined && typeof port !== "number") return undefined;
  return {
    ...(host !== undefined && { host }),
    path: path ?? "/",
    ...(port !== undefined && { port }),
    ...(ingressClass !== undefined && { class: ingressClass }),
    ...(tls !== undefined && { tlsSecret: tls }),
  };
}
