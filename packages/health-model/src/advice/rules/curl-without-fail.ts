import { defineMessage } from "@pulumi-compose/parser";
import { programs } from "../probe-programs";
import type { Rule } from "../rule";

const WITHOUT_FAIL = defineMessage<{ readonly name: string }>({
  code: "health/curl-without-fail",
  severity: "warning",
  when: "A test runs curl without `-f`. Curl then exits with 0 for any answer, including an error page with status 500.",
  remedy: "Add `-f` to curl.",
  text: ({ name }) => `the test of "${name}" takes any HTTP answer for healthy, even an error: curl runs without -f`,
});

const FAILS = /(?:^|\s)(?:--fail(?:-with-body|-early)?|-[A-Za-z]*f[A-Za-z]*)(?=\s|$)/;

export const curlWithoutFail: Rule = {
  docs: [WITHOUT_FAIL],
  advise: ({ name, declaredTest, at }) => {
    if (declaredTest === undefined) return [];
    const line = declaredTest.words.join(" ");
    const used = programs(declaredTest);
    // What comes after a pipe looks at the answer itself.
    const judged = /[^|]\|[^|]/.test(line) || /%\{http_code\}/.test(line) || /\$\(|`/.test(line);
    if (!used.includes("curl") || judged || FAILS.test(line) || /:\/\//.test(line.replace(/https?:\/\//g, "")))
      return [];
    const index = declaredTest.words.findIndex((word) => /(?:^|[\s/])curl(?:\s|$)/.test(word));
    const report = WITHOUT_FAIL.report({ name }, at("healthcheck", "test"));
    const word = declaredTest.words[index];
    if (declaredTest.how === "CMD" || word === undefined || word.split("curl").length !== 2) return [report];
    const path = at("healthcheck", "test", index + 1).path;
    return [{ ...report, fix: { title: "add -f", edits: [{ kind: "replace", path, from: "curl", to: "curl -f" }] } }];
  },
};
