import { plainCheck } from "./plain-check";

const line = (text: string) => plainCheck(["CMD-SHELL", text]);
const get = (port: number, path = "/") =>
  expect.objectContaining({ kind: "http", action: expect.objectContaining({ port, path }) });

test.each([
  ["curl -f http://localhost:8000/health || exit 1", 8000, "/health"],
  ["curl -sSf http://127.0.0.1/ > /dev/null", 80, "/"],
  ["curl --fail --silent localhost:3000/a?b=c || exit 1".replace("?b=c", ""), 3000, "/a"],
  ["curl -f 'http://localhost:1/a?b=c'", 1, "/a?b=c"],
  ["curl -fs -o /dev/null -m 3 http://[::1]:9/", 9, "/"],
  ["wget -q --spider http://localhost:8080/ping || exit 1", 8080, "/ping"],
  ["wget --no-verbose --tries=1 --spider http://0.0.0.0:80/ || false", 80, "/"],
  ["wget -qO- http://localhost:5/ >/dev/null 2>&1", 5, "/"],
  ["/usr/bin/wget -qO /dev/null http://localhost:5/x", 5, "/x"],
])("%s asks port %i for %s", (text, port, path) => {
  expect(line(text)).toEqual(get(port, path));
});

test("words without a shell", () => {
  expect(plainCheck(["CMD", "curl", "-f", "http://localhost/"])).toEqual(get(80));
  expect(plainCheck(["CMD", "nc", "-z", "localhost", "5432"])).toEqual({ kind: "tcp", port: 5432 });
});

test("a kubelet asks by the pod's address, so the name is said; TLS only where nobody looks at the certificate", () => {
  expect(line("curl -f http://localhost:8000/")).toMatchObject({
    action: { httpHeaders: [{ name: "Host", value: "localhost:8000" }] },
  });
  expect(line("curl -f -H 'Host: a.org' -H 'X-Y: z' http://localhost/")).toMatchObject({
    action: {
      httpHeaders: [
        { name: "Host", value: "a.org" },
        { name: "X-Y", value: "z" },
      ],
    },
  });
  expect(line("curl -kf https://localhost/")).toMatchObject({ action: { scheme: "HTTPS", port: 443 } });
  expect(line("curl -f https://localhost/")).toBeUndefined();
});

test.each([
  // Any answer is good for curl.
  "curl http://localhost/",
  "curl -f http://other/",
  "curl -f http://localhost/ | grep ok",
  "curl -f http://localhost/ && test -e /x",
  "curl -f http://localhost:$PORT/",
  "curl -f http://localhost:\uE000PORT\uE001/",
  "curl -f -X POST http://localhost/",
  "curl -f http://localhost/ http://localhost:2/",
  "curl -f ftp://localhost/",
  "wget http://localhost/ -e x=1",
  "nc localhost 80",
  "nc -z db 80",
  "nc -z localhost 99999",
  "pg_isready",
  "",
])("%s has to be run", (text) => {
  expect(line(text)).toBeUndefined();
});
