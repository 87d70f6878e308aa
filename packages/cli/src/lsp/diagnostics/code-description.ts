const DOCS = "https://github.com/pulumi-compose/pulumi-compose/blob/main/docs/";

/** A page of the documentation, with a heading or without. */
export function docsPage(page: string): string {
  return DOCS + page;
}

/** Where the documentation has a diagnostic's code: those of health have a section each, the others one a family. */
export function codeDescription(code: string): string {
  const [family = ""] = code.split("/");
  if (family === "health") return docsPage(`12-diagnostics-health.md#${code.replace("/", "")}`);
  return docsPage(`11-diagnostics.md#${family}`);
}
