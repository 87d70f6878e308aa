import { resolvePlain } from "../read/resolve-plain";
import { Source } from "../source/source";

/** Booleans of YAML 1.1, which older readers would not take for texts. */
const oldBoolean = /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/;
const nowhere = new Source("", "");

/** A text on one line as a YAML scalar: plain where it reads as the same text, else in quotes. */
export function quoteYaml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these need escapes
  if (/[\u0000-\u001f\u007f-\u009f\ufeff\u2028\u2029]/.test(text)) return JSON.stringify(text);
  if (oldBoolean.test(text) || looksTyped(text)) return JSON.stringify(text);
  if (!plainAllowed(text)) return `'${text.replaceAll("'", "''")}'`;
  return text;
}

/** Whether the plain text would be read as something else than a string, here or by older YAML. */
function looksTyped(text: string): boolean {
  if (text === "<<" || resolvePlain(text, nowhere, 0, 0).type !== "string") return true;
  return /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text);
}

function plainAllowed(text: string): boolean {
  if (/^[ \t]|[ \t]$/.test(text)) return false;
  if (/^[#,[\]{}&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  return !/: |:$| #/.test(text);
}
