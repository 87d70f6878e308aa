import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/localhost-in-probe";

// Seen on Docker Engine 20.10.24 with a server on 127.0.0.1 only: BusyBox 1.35.0 linked with musl 1.2.3, as Alpine has it,
// asks ::1 and gives up ("can't connect to remote host: Connection refused"), unless the container has no IPv6; Debian's
// build 1:1.35.0-4 takes the first line of /etc/hosts, 127.0.0.1, and gives up as well when that is ::1. GNU Wget 1.21.3
// asks ::1 and then 127.0.0.1, curl 7.88.1 both.
test.each([
  [["CMD-SHELL", "wget -qO- http://localhost:80/ || exit 1"], 1, "wget -qO- http://127.0.0.1:80/ || exit 1"],
  [["CMD", "wget", "--spider", "localhost:8080/health"], 3, "127.0.0.1:8080/health"],
  [["CMD", "busybox", "wget", "-q", "http://localhost"], 4, "http://127.0.0.1"],
  [["CMD", "sh", "-c", "x && /usr/bin/wget http://localhost/a"], 3, "x && /usr/bin/wget http://127.0.0.1/a"],
  // What occurs twice needs more around it.
  [["CMD-SHELL", "test -e /localhost && wget localhost:80/"], 1, "test -e /localhost && wget 127.0.0.1:80/"],
])("%j asks one of two addresses", (command, index, mended) => {
  const [advice, ...more] = adviceOnCheck(CODE, command);
  expect([advice?.severity, more]).toEqual(["warning", []]);
  const [edit] = advice?.fix?.edits ?? [];
  expect(edit).toMatchObject({ kind: "replace", path: ["services", "db", "healthcheck", "test", index] });
  if (edit?.kind !== "replace") throw new Error("no replacement");
  const parts = command[index]?.split(edit.from) ?? [];
  expect([parts.length, parts.join(edit.to)]).toEqual([2, mended]);
});

test.each([
  [["CMD", "curl", "-f", "http://localhost/"], "nginx:alpine"],
  [["CMD", "wget", "http://localhost/"], "app:1-bookworm"],
])("%j in %s falls back, so it is only an info", (command, image) => {
  const [advice] = adviceOnCheck(CODE, command, { image });
  expect([advice?.severity, advice?.fix?.title]).toEqual(["info", "ask 127.0.0.1"]);
});

test("a certificate may be for localhost", () => {
  expect(adviceOnCheck(CODE, ["CMD", "curl", "-f", "https://localhost/"])[0]?.fix).toBeUndefined();
  expect(adviceOnCheck(CODE, ["CMD", "curl", "-fk", "https://localhost/"])[0]?.fix).toBeDefined();
});

test.each([
  [["CMD", "wget", "http://127.0.0.1/"]],
  [["CMD", "curl", "-4", "http://localhost/"]],
  [["CMD", "wget", "http://localhost.example/"]],
  [["CMD", "wget", "--header", "Host: localhost", "http://127.0.0.1/"]],
  [["CMD", "mysqladmin", "ping", "-h", "localhost"]],
])("%j is fine", (command) => expect(adviceOnCheck(CODE, command)).toEqual([]));
