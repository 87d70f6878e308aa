import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";

/** Where the command puts what happened. */
const RECORDING = '<script type="application/json" id="recording">null</script>';

/**
 * Writes the page, its script and its style as one file, with a policy that lets nothing run but this script and asks nobody for
 * anything.
 *
 * @param {string} file
 * @returns {import("vite").Plugin}
 * @throws where the build has come to more than one of either
 */
export function oneFile(file) {
  return {
    name: "one-file",
    writeBundle({ dir }, bundle) {
      const outputs = Object.values(bundle);
      const scripts = outputs.flatMap((one) => (one.type === "chunk" ? [one.code] : []));
      const styles = outputs.flatMap((one) => (one.fileName.endsWith(".css") && "source" in one ? [one.source] : []));
      const page = outputs.find(({ fileName }) => fileName.endsWith(".html"));
      const [script, style] = [scripts[0], styles[0]];
      if (script === undefined || style === undefined || page === undefined || !("source" in page)) {
        throw new Error("the report has no page, script or style");
      }
      if (outputs.length !== 3) throw new Error(`the report is made of more: ${outputs.map((one) => one.fileName)}`);
      writeFileSync(file, inlined(String(page.source), withoutEnd(script), String(style)));
      if (dir !== undefined) rmSync(dir, { recursive: true });
    },
  };
}

function inlined(page, script, style) {
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<style>${style}</style>`;
  const written = page
    .replace(/\s*<script [^>]*src="[^"]*"[^>]*><\/script>/, "")
    .replace(/\s*<link rel="stylesheet"[^>]*>/, "")
    // By functions, as a `$` in them means nothing.
    .replace("</title>", () => `</title>\n${head}`)
    .replace("</body>", () => `<script type="module">${script}</script>\n</body>`);
  if (written.split(RECORDING).length !== 2) throw new Error("the report has no one place for the recording");
  return written;
}

/** What ends a script inside of it would end it. */
function withoutEnd(script) {
  return script.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
}

function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
