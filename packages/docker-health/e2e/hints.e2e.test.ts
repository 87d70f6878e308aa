import { connect, type Engine } from "../src";
import { Bench } from "./support/bench";

jest.setTimeout(120_000);

const bench = new Bench();
let engine: Engine;

beforeAll(async () => {
  await bench.setUp();
  engine = await connect();
});
afterEach(() => bench.cleanUp());
afterAll(() => engine.close());

// Debian's busybox takes the first address of the hosts file, Alpine's the one that the resolver prefers, ::1: here both do.
const SERVE = `printf '::1 localhost\\n127.0.0.1 localhost\\n' > /etc/hosts; mkdir /www; echo hi > /www/index.html; exec httpd -f -p 127.0.0.1:8080 -h /www`;
const wget = (host: string) => `wget -q -O /dev/null http://${host}:8080/ || exit 1`;

test("a server on 127.0.0.1 only: wget of localhost is refused, and the evidence says what to ask", async () => {
  const id = await bench.container({
    command: SERVE,
    check: { test: wget("localhost"), retries: 2, timeoutMs: 10_000 },
  });
  const result = await engine.waitFor(id, "service_healthy", { deadlineMs: 60_000 });
  expect(result.ok === false && result.evidence.hints.join()).toMatch(/localhost is ::1 as well.*ask 127\.0\.0\.1/);
});

test("and wget of 127.0.0.1 is not", async () => {
  const id = await bench.container({
    command: SERVE,
    check: { test: wget("127.0.0.1"), retries: 2, timeoutMs: 10_000 },
  });
  expect((await engine.waitFor(id, "service_healthy", { deadlineMs: 60_000 })).ok).toBe(true);
});

test("the tool that is missing, of a test that runs several", async () => {
  const id = await bench.container({
    command: "sleep 100",
    check: { test: "echo probing; pg_isready -q", retries: 1, timeoutMs: 10_000 },
  });
  const result = await engine.waitFor(id, "service_healthy", { deadlineMs: 60_000 });
  expect(result.ok === false && result.evidence.hints.join()).toMatch(/seems to lack pg_isready:/);
});
