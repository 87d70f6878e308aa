const PAGES = "https://github.com/pulumi-compose/pulumi-compose/blob/main/docs";

/** Where the documentation tells of a message. */
export function helpUri(code: string): string {
  const [family = ""] = code.split("/");
  // GitHub leaves slashes out of a heading's anchor.
  if (family === "health") return `${PAGES}/12-diagnostics-health.md#${code.replace("/", "")}`;
  return `${PAGES}/11-diagnostics.md#${family}`;
}
