import { ownExtension } from "@pulumi-compose/health-model";
import type { ComposeProject, Path } from "@pulumi-compose/parser";

/** A tag that exists, of a version with long support. */
const RELAY_IMAGE = "haproxy:3.2-alpine";

/** What `x-pulumi-compose: { relay: … }` says of a service. */
export type SaidRelay =
  | { readonly kind: "none" }
  | { readonly kind: "relay"; readonly image: string; readonly path: Path }
  | { readonly kind: "unreadable"; readonly written: string; readonly path: Path };

/** Whether a service is to have a relay before it, and of which image. */
export function saidRelay(project: ComposeProject, service: string): SaidRelay {
  const said = ownExtension(project, "relay", service);
  if (said === undefined || said.value === false) return { kind: "none" };
  const { value, path } = said;
  if (value === true) return { kind: "relay", image: RELAY_IMAGE, path };
  const image = imageIn(value);
  if (image !== undefined) return { kind: "relay", image, path };
  return { kind: "unreadable", written: JSON.stringify(value) ?? "", path: [...path, ...wrongKey(value)] };
}

/** What is wrong in it, where that is one of its keys. */
function wrongKey(value: unknown): Path {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const keys = Object.keys(value);
  const unknown = keys.find((key) => key !== "image");
  return [unknown ?? keys.at(0) ?? []].flat();
}

function imageIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const [[key, image] = []] = entries;
  return entries.length === 1 && key === "image" && typeof image === "string" && image !== "" ? image : undefined;
}
