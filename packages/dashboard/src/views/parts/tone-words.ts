import type { Tone } from "../../model/tone";

/** The most urgent first. */
export const TONES: readonly Tone[] = ["bad", "busy", "idle", "good"];

/** What is counted of each. */
export const TONE_WORDS: Readonly<Record<Tone, string>> = {
  bad: "not well",
  busy: "starting",
  idle: "not there",
  good: "well",
};
