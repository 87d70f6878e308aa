/**
 * A text that a container is to see as it is: Kubernetes replaces `$(NAME)` in commands, arguments and variables, and takes
 * `$$` for one `$`.
 *
 * @example
 * ```ts
 * env: [{ name: "PASSWORD", value: password.apply(verbatim) }];
 * ```
 */
export function verbatim(text: string): string {
  return text.replace(/\$(?=[$(]|$)/g, "$$$$");
}
