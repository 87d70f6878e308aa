/** A string literal as a formatter leaves it: double quotes, unless single ones need fewer escapes. */
export function quote(text: string): string {
  const json = [...JSON.stringify(text)]
    .map((character) => (isInvisible(character) ? escapeUnicode(character) : character))
    .join("");
  const doubles = text.split('"').length - 1;
  const singles = text.split("'").length - 1;
  if (doubles <= singles) return json;
  const body = json.slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'");
  return `'${body}'`;
}

/** The text of a template literal, without its backticks. */
export function templateText(text: string): string {
  return [...text.replace(/[\\`]|\$(?=\{)/g, "\\$&")]
    .map((character) => (isInvisible(character) ? escapeUnicode(character) : character))
    .join("");
}

/** Characters that an editor would not show, or that a template literal would change; line breaks and tabs are neither. */
function isInvisible(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code === 0x0a || code === 0x09) return false;
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029 || code === 0xfeff;
}

/** Whether a text reads better with its lines as lines. */
export function isSeveralLines(text: string): boolean {
  return /\n[^\n]/.test(text);
}

function escapeUnicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A property's name, quoted only where it must be. */
export function propertyKey(key: string): string {
  // Any other spelling sets the object's prototype.
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);
}
