import { Editor } from "./editor";

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start();
});
afterEach(async () => {
  expect([await editor.stop(), editor.stderr, editor.logged]).toEqual([0, "", []]);
});

const SHOP = `name: shop
services:
  web:
    image: nginx:alpine
    depends_on:
      db:
        condition: service_healthy
  db:
    image: postgres:16
    restart: always
    healthcheck: { test: pg_isready, interval: 5s, timeout: 3s }
`;

test("of the parser, of the plan, of the target and advice, with code, page and related places", async () => {
  await editor.open("compose.yaml", SHOP.replace("db:\n        cond", "bd:\n        cond"));
  const [parsers] = await editor.diagnostics("compose.yaml");
  expect(parsers).toMatchObject({
    code: "compose/undefined-reference",
    severity: 1,
    source: "pulumi-compose",
    codeDescription: { href: expect.stringMatching(/11-diagnostics\.md#compose$/) },
    range: { start: { line: 5, character: 6 }, end: { line: 5, character: 8 } },
  });
});
