import { wordPattern } from "@pulumi-compose/health-model";

const MASK = "[secret]";
// Shorter ones would blot out half of every message and are no secrets.
const SHORTEST = 3;
/** No text is cut before this many characters, so only a longer one can end within a secret. */
const CUT_FROM = 500;

type Range = readonly [start: number, end: number];

/**
 * Takes secrets out of text that is shown to people: each value as it is, each of its lines, and as it looks in a URL,
 * in JSON and in Base64. Text that was cut may end within a secret; such an end goes as well.
 *
 * A value that could well be part of something else (a few characters, or only letters or only digits and short) is
 * taken out where it stands as a word: `postgres`, and not half of `/var/lib/postgresql`.
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
  const known = [...forms].filter((form) => form.length >= SHORTEST);
  if (known.length === 0) return (text) => text;
  const find = known.map((form) => (isPlain(form) ? wordsIn(form) : partsIn(form)));
  return (text) => {
    const clean = mask(
      text,
      find.flatMap((ranges) => ranges(text)),
    );
    if (clean.length < CUT_FROM) return clean;
    const body = clean.replace(/\.\.\.$/, "");
    const cut = known.map((form) => commonEnd(body, form)).reduce((a, b) => Math.max(a, b), 0);
    return cut >= SHORTEST ? body.slice(0, -cut) + MASK : clean;
  };
}

/** Whether a value is likely to be part of other words. */
function isPlain(form: string): boolean {
  return form.length < 6 || (form.length < 12 && /^(?:\p{L}+|\d+)$/u.test(form));
}

function wordsIn(form: string): (text: string) => readonly Range[] {
  const pattern = wordPattern(form);
  return (text) => [...text.matchAll(pattern)].map(({ index }) => [index, index + form.length]);
}

function partsIn(form: string): (text: string) => readonly Range[] {
  return (text) => {
    const found: Range[] = [];
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) found.push([at, at + form.length]);
    return found;
  };
}

/** Puts the mask in place of each range; of some that overlap, once. */
function mask(text: string, ranges: readonly Range[]): string {
  let clean = "";
  let done = 0;
  for (const [start, end] of [...ranges].sort(([a], [b]) => a - b)) {
    if (start >= done) clean += text.slice(done, start) + MASK;
    done = Math.max(done, end);
  }
  return clean + text.slice(done);
}

/** The length of the longest end of `text` with which `secret` begins. */
function commonEnd(text: string, secret: string): number {
  for (let length = Math.min(text.length, secret.length - 1); length >= SHORTEST; length -= 1) {
    const isWord = !isPlain(secret) || !/[\p{L}\p{N}_]/u.test(text.at(-length - 1) ?? "");
    if (isWord && text.endsWith(secret.slice(0, length))) return length;
  }
  return 0;
}
