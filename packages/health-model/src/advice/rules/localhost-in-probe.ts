import { defineMessage } from "@pulumi-compose/parser";
import { imageName } from "../../known-checks/image-facts";
import type { Edit, Fix } from "../fix";
import { localhostRequests } from "../localhost-requests";
import type { AdvisedService, Rule } from "../rule";

const LOCALHOST = defineMessage<{ readonly name: string; readonly client: "curl" | "wget" }>({
  code: "health/localhost-in-probe",
  severity: "warning",
  when: "A test asks `localhost` with wget, or (an info) with curl. Every container knows that name as 127.0.0.1 and as ::1, and many servers listen on IPv4 only. Busybox's wget, as Alpine's images have it, takes ::1 where the container has IPv6, and does not try the other address when it is refused; GNU's wget and curl try both.",
  remedy: "Ask 127.0.0.1.",
  text: ({ name, client }) =>
    client === "wget"
      ? `the test of "${name}" asks localhost, which is also ::1: busybox's wget tries no other address when that refuses`
      : `the test of "${name}" asks localhost, which is also ::1: two addresses, of which the service may serve one`,
});

/** Tags of images that have GNU's wget, if any. */
const GNU = /(?:^|-)(?:bookworm|bullseye|buster|trixie|slim|debian|ubuntu|jammy|noble|focal)/;

export const localhostInProbe: Rule = {
  docs: [LOCALHOST],
  advise: (advised) => {
    const { name, declaredTest, service, at } = advised;
    const [first] = declaredTest === undefined ? [] : localhostRequests(declaredTest);
    if (first === undefined) return [];
    const report = LOCALHOST.report({ name, client: first.client }, at("healthcheck", "test"));
    const fallsBack = first.client === "curl" || GNU.test(imageName(service.image ?? "").tag);
    const edit = editOf(advised, first.word, first.request);
    const fix: Fix | undefined = edit && { title: "ask 127.0.0.1", edits: [edit] };
    return [{ ...report, severity: fallsBack ? "info" : report.severity, ...(fix && { fix }) }];
  },
};

/**
 * The smallest part around the name that occurs once in its word of the test. None for HTTPS that is verified: the
 * certificate may be for localhost.
 */
function editOf({ declaredTest, at }: AdvisedService, word: number, request: string): Edit | undefined {
  const text = declaredTest?.words[word] ?? "";
  if (
    /^https:/i.test(request) &&
    !/(?:^|\s)(?:-[A-Za-z]*k|--insecure|--no-check-certificate)(?=\s|$)/.test(words(declaredTest))
  )
    return undefined;
  const start = text.indexOf(request);
  const from = start + request.toLowerCase().indexOf("localhost");
  const end = from + "localhost".length;
  for (let more = 0; start >= 0 && more <= text.length; more++) {
    const [left, right] = [Math.max(0, from - more), Math.min(text.length, end + more)];
    const part = text.slice(left, right);
    if (text.split(part).length !== 2 || part.includes("$")) continue;
    const to = `${text.slice(left, from)}127.0.0.1${text.slice(end, right)}`;
    return { kind: "replace", path: at("healthcheck", "test", word + 1).path, from: part, to };
  }
  return undefined;
}

function words(test: AdvisedService["declaredTest"]): string {
  return test?.words.join(" ") ?? "";
}
