import { streamOf } from "../../io/stream-of";
import { chooseSink } from "./choose-sink";
import { GitHubLines } from "./github-lines";
import { JsonLines } from "./json-lines";
import { LiveView } from "./live-view";
import { PlainLines } from "./plain-lines";
import { QuietLines } from "./quiet-lines";

const workflow = () => ({ root: "/", placeOf: () => undefined });
const output = (isTTY: boolean) => ({ isTTY, write: () => true });

test.each([
  [{ json: true }, true, {}, JsonLines],
  [{ plain: true }, true, {}, PlainLines],
  [{ progress: "json" }, true, {}, JsonLines],
  [{ progress: "plain" }, true, {}, PlainLines],
  [{ progress: "tty" }, false, {}, LiveView],
  [{ progress: "quiet" }, true, {}, QuietLines],
  [{ progress: "auto" }, false, {}, PlainLines],
  [{ format: "github" }, true, {}, GitHubLines],
  [{ format: "github", progress: "json" }, true, {}, GitHubLines],
  [{}, false, {}, PlainLines],
  [{}, true, { TERM: "dumb" }, PlainLines],
  [{}, true, { TERM: "xterm" }, LiveView],
] as const)("%j with a terminal: %s, %j", (options, isTTY, env, sink) => {
  expect(chooseSink(options, streamOf(output(isTTY), env), workflow)).toBeInstanceOf(sink);
});

test("an event is a line of JSON with its time", () => {
  const lines: string[] = [];
  new JsonLines(
    (line) => lines.push(line),
    () => 5,
  ).emit({ type: "diagnostic", severity: "info", message: "a\nb" });
  expect(lines).toEqual(['{"at":5,"type":"diagnostic","severity":"info","message":"a\\nb"}']);
});
