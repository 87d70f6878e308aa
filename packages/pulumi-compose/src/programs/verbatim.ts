import type * as pulumi from "@pulumi/pulumi";
import { verbatim as escaped } from "../plan/verbatim";

/** A text that a container is to see as it is: Kubernetes replaces `$(NAME)`, and takes `$$` for one `$`. */
export function verbatim(text: string): string;
/**
 * The same of a text that is known only while Pulumi runs.
 *
 * @example
 * ```ts
 * env: [{ name: "PASSWORD", value: verbatim(password) }];
 * ```
 */
export function verbatim(text: pulumi.Output<string>): pulumi.Output<string>;
export function verbatim(text: string | pulumi.Output<string>): string | pulumi.Output<string> {
  return typeof text === "string" ? escaped(text) : text.apply(escaped);
}
