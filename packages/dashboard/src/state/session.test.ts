import * as fc from "fast-check";
import { recordingOf } from "../testing/recording-of";
import { failedGate } from "../testing/stories/shop";
import { play } from "../testing/story";
import { fold } from "./fold";
import { type Message, NEW_SESSION, receive } from "./session";
import { INITIAL_STATE } from "./view-state";

const recording = recordingOf(play(failedGate(Date.UTC(2026, 0, 1))));
const whole = fold(INITIAL_STATE, recording);
const SIZE = 7;
const messages: readonly Message[] = Array.from({ length: Math.ceil(recording.length / SIZE) }, (_, id) => ({
  id,
  events: recording.slice(id * SIZE, (id + 1) * SIZE),
}));

test("after losses that lead back to what was told before, nothing is there twice", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ lostAt: fc.nat(messages.length), back: fc.nat(messages.length) }), { maxLength: 5 }),
      (losses) => {
        let told: Message[] = [];
        let next = 0;
        for (const { lostAt, back } of losses) {
          told = [...told, ...messages.slice(next, Math.max(next, lostAt))];
          // It goes on behind the last one, or somewhere before.
          next = Math.max(0, Math.max(next, lostAt) - back);
        }
        told = [...told, ...messages.slice(next)];
        expect(told.reduce(receive, NEW_SESSION).state).toEqual(whole);
      },
    ),
  );
});

test("a stream that begins anew is another one, whatever its numbers", () => {
  const first = messages.slice(0, 5).map((message) => ({ ...message, id: (message.id ?? 0) + 1_000 }));
  const session = [...first, ...messages].reduce(receive, NEW_SESSION);
  expect(session.state).toEqual(whole);
  expect(session.lastId).toBe(messages.length - 1);
});

test("messages without numbers are all taken", () => {
  const unnumbered = messages.map(({ events }) => ({ id: undefined, events }));
  expect(unnumbered.reduce(receive, NEW_SESSION)).toEqual({ state: whole, lastId: undefined });
});
