import { isSlowEnd } from "./down";

test.each([
  ["* error on wait for container with ID 'abc': context deadline exceeded", true],
  ["Error deleting service with ID 'x1': Error response from daemon: service x1 not found", true],
  ["Error response from daemon: rpc error: network n is in use by task t", false],
])("%s: %s", (text, slow) => {
  expect(isSlowEnd(text)).toBe(slow);
});
