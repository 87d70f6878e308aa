import type { StreamEvent } from "@pulumi-compose/dashboard";
import { reportHtml } from "./report-html";

const TEMPLATE = '<html><script type="application/json" id="recording">null</script><script>read()</script></html>';
const evidence = (text: string): StreamEvent => ({ type: "evidence", at: 1, service: "db", title: "x", text });

test.each(["</script><script>alert(1)</script>", "<!-- <script>", "a & b", "\u2028\u2029", "$& $1 $$", "ü\n\0"])(
  "%j comes back as it was, and is no markup",
  (text) => {
    const html = reportHtml(TEMPLATE, [evidence(text)]);
    const [, json = ""] = /id="recording">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(json)).toEqual([evidence(text)]);
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(html.endsWith("</script><script>read()</script></html>")).toBe(true);
  },
);

test.each(["<html></html>", TEMPLATE + TEMPLATE])(
  "a template without one place is a mistake of this package",
  (html) => {
    expect(() => reportHtml(html, [])).toThrow("no place");
  },
);
