import type { Nanoseconds } from "@pulumi-compose/parser";
import { goDuration, wholeSeconds } from "./go-duration";

const ns = (value: number) => value as Nanoseconds;

test.each([
  [0, "0s"],
  [1, "1ns"],
  [1_500, "1.5µs"],
  [250e6, "250ms"],
  [1.5e9, "1.5s"],
  [90e9, "1m30s"],
  [60e9, "1m0s"],
  [3_600e9, "1h0m0s"],
  [3_661.5e9, "1h1m1.5s"],
])("%d ns is spelled %s", (value, text) => {
  expect(goDuration(ns(value))).toBe(text);
});

test("a stop timeout is whole seconds, rounded up", () => {
  expect(wholeSeconds(ns(1.2e9))).toBe(2);
  expect(wholeSeconds(ns(10e9))).toBe(10);
});
