const MASK = "[secret]";
// Shorter ones would blot out half of every message and are no secrets.
const SHORTEST = 3;
/** No text is cut before this many characters, so only a longer one can end within a secret. */
export const CUT_FROM = 500;

/**
 * Takes secrets out of text that is shown to people: each value as it is, each of its lines, and as it looks in a URL,
 * in JSON and in Base64. Text that was cut may end within a secret; such an end goes as well.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = new Set<string>();
  for (const secret of secrets) {
    for (const part of [secret, ...secret.split(/\r?\n/)]) {
      forms.add(part);
      forms.add(encodeURIComponent(part));
      forms.add(JSON.stringify(part).slice(1, -1));
      forms.add(Buffer.from(part).toString("base64"));
    }
  }
  const known = [...forms].filter((form) => form.length >= SHORTEST).sort((a, b) => b.length - a.length);
  if (known.length === 0) return (text) => text;
  return (text) => {
    let clean = text;
    for (const form of known) clean = clean.split(form).join(MASK);
    if (clean.length < CUT_FROM) return clean;
    const body = clean.replace(/\.\.\.$/, "");
    const cut = known.map((form) => commonEnd(body, form)).reduce((a, b) => Math.max(a, b), 0);
    return cut >= SHORTEST ? body.slice(0, -cut) + MASK : clean;
  };
}

/** The length of the longest end of `text` with which `secret` begins. */
function commonEnd(text: string, secret: string): number {
  for (let length = Math.min(text.length, secret.length - 1); length >= SHORTEST; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return length;
  }
  return 0;
}
