import { hashContext } from "./hash-context";

/**
 * Twelve digits that change with a build context's content: for the tag of the image that is built from it, since the
 * docker plugin cannot delete an image that was rebuilt under the same name. A context that cannot be read is `missing`;
 * the plugin says why when it builds.
 *
 * @param context a folder, relative to the program's
 * @param dockerfile relative to the context
 *
 * @example
 * ```ts
 * const image = new docker.RemoteImage("web", { name: `shop-web:${contextDigest("web")}`, build: { context: "web" } });
 * ```
 */
export function contextDigest(context: string, dockerfile = "Dockerfile"): string {
  return hashContext(context, dockerfile)?.slice(0, 12) ?? "missing";
}
