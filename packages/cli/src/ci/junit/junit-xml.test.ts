import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { validateXML } from "xmllint-wasm";
import { type JUnitSuite, junitXml } from "./junit-xml";

const schema = readFileSync(join(__dirname, "../../../test/junit/junit.xsd"), "utf8");

const suite: JUnitSuite = {
  name: "shop",
  startedAt: new Date("2026-01-02T03:04:05.678Z"),
  seconds: 12.3456,
  cases: [
    { name: "shop-db-1", classname: "shop.db", seconds: 1.5, properties: { condition: "service_healthy" } },
    {
      name: "shop-web-1",
      classname: "shop.web",
      seconds: 3,
      file: "compose.yaml",
      line: 4,
      outcome: { kind: "failure", type: "gate/exited", message: "exited with code 3", text: 'log | <a href="x">&\n' },
    },
    { name: "cache", classname: "shop.cache", seconds: 3, outcome: { kind: "skipped", message: "not known" } },
    {
      name: "engine",
      classname: "shop",
      seconds: 0,
      outcome: { kind: "error", type: "engine", message: "gone", text: "gone" },
    },
  ],
};

async function errorsOf(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: "report.xml", contents: xml }], schema: [schema] });
  return errors.map(({ rawMessage }) => rawMessage);
}

test("a suite with one of each", async () => {
  const xml = junitXml(suite);
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="pulumi-compose wait" tests="4" failures="1" errors="1" skipped="1" time="12.346">
  <testsuite name="shop" tests="4" failures="1" errors="1" skipped="1" time="12.346" timestamp="2026-01-02T03:04:05Z">
    <testcase name="shop-db-1" classname="shop.db" time="1.500">
      <properties>
        <property name="condition" value="service_healthy"/>
      </properties>
    </testcase>
    <testcase name="shop-web-1" classname="shop.web" time="3.000" file="compose.yaml" line="4">
      <failure message="exited with code 3" type="gate/exited">log | &lt;a href=&quot;x&quot;&gt;&amp;
</failure>
    </testcase>
    <testcase name="cache" classname="shop.cache" time="3.000">
      <skipped message="not known"/>
    </testcase>
    <testcase name="engine" classname="shop" time="0.000">
      <error message="gone" type="engine">gone</error>
    </testcase>
  </testsuite>
</testsuites>
`);
  expect(await errorsOf(xml)).toEqual([]);
});

test("the schema does take something amiss", async () => {
  expect(
    await errorsOf(junitXml(suite).replace("<failure ", "<failed ").replace("</failure>", "</failed>")),
  ).not.toEqual([]);
  expect(await errorsOf(junitXml(suite).replace(' time="1.500"', ' time="soon"'))).not.toEqual([]);
});

test.each([
  ["colours", "\u001b[31mred\u001b[0m", "red"],
  ["control characters", "a\u0000b\u0007c\u009fd", "abcd"],
  ["halves of characters", "a\ud800b\udc00c \u{1f600}", "abc \u{1f600}"],
  ["line breaks of other systems", "a\r\nb\rc", "a\nb\nc"],
  ["the end of a section", "]]>", "]]&gt;"],
  ["characters that are none", "a\ufffeb\uffffc", "abc"],
])("%s", (_, text, expected) => {
  const outcome = { kind: "failure", message: "m", type: "t", text } as const;
  expect(junitXml({ ...suite, cases: [{ name: "n", classname: "c", seconds: 0, outcome }] })).toContain(
    `>${expected}</failure>`,
  );
});

test("line breaks and tabs in attributes stay what they are", () => {
  expect(junitXml({ ...suite, name: "a\n\tb", cases: [] })).toContain('<testsuite name="a&#10;&#9;b"');
});

test("whatever names and output there are, it is valid", async () => {
  const text = fc.string({ unit: "binary", maxLength: 40 });
  const cases = fc.sample(fc.record({ name: text, message: text, body: text }), 300).map(({ name, message, body }) => ({
    name,
    classname: name,
    seconds: 0.1,
    properties: { [`p${name}`]: message },
    outcome: { kind: "failure", message, type: "gate/unhealthy", text: body } as const,
  }));
  expect(await errorsOf(junitXml({ ...suite, cases }))).toEqual([]);
});
