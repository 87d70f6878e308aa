/** Something that was tested, in JUnit's words. */
export interface JUnitCase {
  readonly name: string;
  /** What it is listed under. */
  readonly classname: string;
  readonly seconds: number;
  /** Where it is written. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly properties?: Readonly<Record<string, string>>;
  /** Absent: it went well. `failure` is an answer, `error` is that there was none, `skipped` that nobody waited for it. */
  readonly outcome?: {
    readonly kind: "failure" | "error" | "skipped";
    readonly message: string;
    /** A stable word for the reason. */
    readonly type?: string;
    /** All there is to say. */
    readonly text?: string;
  };
}

/** Tests that belong together. */
export interface JUnitSuite {
  readonly name: string;
  readonly startedAt: Date;
  readonly seconds: number;
  readonly properties?: Readonly<Record<string, string>>;
  readonly cases: readonly JUnitCase[];
}

/** A report in JUnit's XML, as continuous integration reads it. Times are seconds. */
export function junitXml(suite: JUnitSuite): string {
  const { name, startedAt, seconds, properties = {}, cases } = suite;
  const count = (kind: string) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const counts = {
    tests: cases.length,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
    time: time(seconds),
  };
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "pulumi-compose wait", ...counts })}>`,
    `  <testsuite${attributes({ name, ...counts, timestamp: startedAt.toISOString().replace(/\.\d+Z$/, "Z") })}>`,
    ...propertyLines(properties, "    "),
    ...cases.flatMap(caseLines),
    "  </testsuite>",
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

function caseLines({ name, classname, seconds, file, line, properties = {}, outcome }: JUnitCase): readonly string[] {
  const head = `    <testcase${attributes({ name, classname, time: time(seconds), file, line })}`;
  const inside = [...propertyLines(properties, "      "), ...(outcome ? [outcomeLine(outcome)] : [])];
  return inside.length === 0 ? [`${head}/>`] : [`${head}>`, ...inside, "    </testcase>"];
}

function outcomeLine({ kind, message, type, text }: NonNullable<JUnitCase["outcome"]>): string {
  const head = `      <${kind}${attributes({ message, ...(kind !== "skipped" && { type }) })}`;
  return text === undefined || kind === "skipped" ? `${head}/>` : `${head}>${escaped(text)}</${kind}>`;
}

function propertyLines(properties: Readonly<Record<string, string>>, indent: string): readonly string[] {
  const entries = Object.entries(properties);
  if (entries.length === 0) return [];
  return [
    `${indent}<properties>`,
    ...entries.map(([name, value]) => `${indent}  <property${attributes({ name, value })}/>`),
    `${indent}</properties>`,
  ];
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${inAttribute(String(value))}"`)
    .join("");
}

function time(seconds: number): string {
  return seconds.toFixed(3);
}

/** Line breaks and tabs would become blanks when they are read. */
function inAttribute(text: string): string {
  return escaped(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text that XML 1.0 can hold: what a terminal is told by (colours), control characters and halves of characters are left out. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
      .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "")
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, "")
      .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "")
  );
}
