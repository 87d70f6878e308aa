import { CURRENT_DIALECT, DIALECTS } from "./dialect";
import { dialectOf } from "./dialect-of";

test.each([
  // As the engines themselves, their packages and people write it.
  ["20.10.24+dfsg1", "unknown", "interval", "lost"],
  ["20.10", "unknown", "interval", "lost"],
  ["23.0.6", "unknown", "interval", "lost"],
  ["24.0.9", "unknown", "interval", "kept"],
  ["25", "whole", "interval", "kept"],
  ["25.0.0-rc.1", "whole", "interval", "kept"],
  ["25.0.13", "whole", "interval", "kept"],
  ["26.1.5+dfsg1", "whole", "interval", "kept"],
  ["27.0.3", "whole", "five-seconds", "kept"],
  ["28", "whole", "five-seconds", "kept"],
  ["v28.5.2", "whole", "five-seconds", "kept"],
  ["29.0.0", "whole", "five-seconds", "kept"],
  ["29.6", "whole", "five-seconds", "kept"],
  ["29.7.1", "whole", "five-seconds", "kept"],
  ["29.7.2", "cut", "five-seconds", "kept"],
  ["29.7", "cut", "five-seconds", "kept"],
  ["29.10.0-rc.2", "cut", "five-seconds", "kept"],
  ["29", "cut", "five-seconds", "kept"],
  ["30.0.0", "cut", "five-seconds", "kept"],
  ["dev", "cut", "five-seconds", "kept"],
  ["", "cut", "five-seconds", "kept"],
  ["1.10", "unknown", "interval", "lost"],
])("%s", (version, startInterval, unsetStartInterval, timeoutOutput) => {
  expect(dialectOf(version)).toMatchObject({ startInterval, unsetStartInterval, timeoutOutput });
});

test("each dialect is that of its first engine", () => {
  expect(DIALECTS.map(({ since }) => dialectOf(since))).toEqual(DIALECTS);
  expect(DIALECTS.at(-1)).toBe(CURRENT_DIALECT);
});
