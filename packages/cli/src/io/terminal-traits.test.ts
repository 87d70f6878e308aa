import { terminalTraits } from "./terminal-traits";

const terminal = { isTTY: true };
const pipe = {};

test.each([
  ["a terminal", terminal, {}, "auto", { isTerminal: true, color: true }],
  ["a pipe", pipe, {}, "auto", { isTerminal: false, color: false }],
  ["NO_COLOR", terminal, { NO_COLOR: "1" }, "auto", { isTerminal: true, color: false }],
  ["FORCE_COLOR in a pipe", pipe, { FORCE_COLOR: "1" }, "auto", { isTerminal: false, color: true }],
  ["FORCE_COLOR=0", pipe, { FORCE_COLOR: "0" }, "auto", { isTerminal: false, color: false }],
  [
    "NO_COLOR over FORCE_COLOR",
    terminal,
    { NO_COLOR: "1", FORCE_COLOR: "1" },
    "auto",
    { isTerminal: true, color: false },
  ],
  ["a dumb terminal", terminal, { TERM: "dumb" }, "auto", { isTerminal: false, color: false }],
  ["--ansi never", terminal, { FORCE_COLOR: "1" }, "never", { isTerminal: false, color: false }],
  ["--ansi always", pipe, { NO_COLOR: "1" }, "always", { isTerminal: false, color: true }],
] as const)("%s", (_, stream, env, ansi, expected) => {
  expect(terminalTraits(stream, env, ansi)).toEqual(expected);
});
