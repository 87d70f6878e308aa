import type { Diagnostic } from "@pulumi-compose/parser";
import { FakeIo } from "../testing/fake-io";
import { showDiagnostics } from "./show-diagnostics";

const warning = (message: string): Diagnostic => ({ code: "target/loopback", severity: "warning", message, hint: "h" });

function shown(...times: readonly (readonly Diagnostic[])[]) {
  const io = new FakeIo("/p");
  for (const diagnostics of times) showDiagnostics({ diagnostics, sources: new Map() }, io);
  return io.err.text;
}

test("each stands apart from the next, whoever tells it, and from what comes after", () => {
  const [a, b, c] = ["a", "b", "c"].map(warning);
  if (!a || !b || !c) throw new Error("there are three");
  expect(shown([a, b, c])).toBe(shown([a], [], [b, c]));
  expect(shown([a], [b])).toMatch(/: a\n {2}hint: h\n\n.*: b\n {2}hint: h\n\n$/);
  expect(shown([])).toBe("");
});
