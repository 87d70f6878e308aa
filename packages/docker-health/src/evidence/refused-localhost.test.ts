import { aProbe } from "../testing/a-container";
import { refusedLocalhost } from "./refused-localhost";

const wget = ["CMD-SHELL", "wget -q -O /dev/null http://localhost:8080/ || exit 1"];
const curl = ["CMD", "curl", "-f", "http://localhost:8080/"];

// The outputs are those of BusyBox 1.35.0 with musl 1.2.3 and with glibc, GNU Wget 1.21.3 and curl 7.88.1.
test.each([
  [wget, "wget: can't connect to remote host: Connection refused", /ask 127\.0\.0\.1/],
  [
    wget,
    "Connecting to localhost:8080 ([::1]:8080)\nwget: can't connect to remote host: Connection refused",
    /ask 127/,
  ],
  [wget, "wget: can't connect to remote host: Cannot assign requested address", /ask 127/],
  [wget, "wget: can't connect to remote host (127.0.0.1): Connection refused", /another port/],
  [
    wget,
    "Connecting to localhost (localhost)|::1|:8080... failed: Connection refused.\nConnecting to localhost (localhost)|127.0.0.1|:8080... failed: Connection refused.",
    /another port/,
  ],
  [curl, "curl: (7) Failed to connect to localhost port 8080 after 0 ms: Couldn't connect to server", /another port/],
])("%j: %j", (test_, output, hint) => expect(refusedLocalhost(aProbe(10, 1, output), test_)).toMatch(hint));

test.each([
  [["CMD", "wget", "http://127.0.0.1:8080/"], "wget: can't connect to remote host (127.0.0.1): Connection refused"],
  [["CMD", "nc", "-z", "localhost", "80"], "connection refused"],
  [wget, "wget: server returned error: HTTP/1.1 500 Internal Server Error"],
  [[], "connection refused"],
])("%j, %j: the output says all", (test_, output) => {
  expect(refusedLocalhost(aProbe(10, 1, output), test_)).toBeUndefined();
});
