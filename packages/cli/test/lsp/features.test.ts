import { applied, Editor } from "./editor";

let editor: Editor;
beforeEach(async () => {
  editor = await Editor.start({ env: { TAG: "16-alpine" } });
});
afterEach(async () => {
  expect([await editor.stop(), editor.stderr, editor.logged]).toEqual([0, "", []]);
});

const SHOP = `name: shop
x-common: &common
  restart: unless-stopped
services:
  web:
    <<: *common
    image: shop/web
    environment:
      DB_PASSWORD: \${DB_PASSWORD}
      MODE: \${MODE:-fast}
    networks: [front]
    volumes:
      - data:/data
    depends_on:
      db:
        condition: service_healthy
      job: { condition: service_completed_successfully, required: false }
  db:
    image: my/db:\${TAG}
    healthcheck: { test: [CMD, ready], interval: 5s, timeout: 2s }
    x-pulumi-compose: { deadline: 10m }
  job:
    image: shop/job
    network_mode: service:db
    volumes_from: ["db:ro"]
  worker:
    extends: { service: web }
    image: shop/worker
networks:
  front:
volumes:
  data:
`;

beforeEach(async () => {
  editor.write(".env", "# here\nDB_PASSWORD=hunter2hunter2\n");
  await editor.open("compose.yaml", SHOP);
  // From here on there is a project, whatever is typed.
  await editor.diagnostics("compose.yaml");
});

const file = "compose.yaml";

describe("hover", () => {
  test("a service: what it waits for, who waits for it", async () => {
    const text = await editor.hover(file, "\n  we|b:\n");
    expect(text).toContain("**web** waits for `db` (healthy), `job` (completed, optional).");
    expect(text).toContain("Nobody waits for it.");
    expect(await editor.hover(file, "\n  d|b:\n")).toContain("Waited for by `web` (healthy)");
  });

  test("an entry of depends_on: the gate", async () => {
    const text = await editor.hover(file, "      d|b:\n");
    expect(text).toContain("`web` waits for `db` to be healthy.");
    expect(text).toMatch(/waits up to 10m: x-pulumi-compose of "db"\./);
    expect(text).toMatch(/It opens between \S+ and \S+ after the beginning/);
  });

  test("a healthcheck, with the engine's defaults", async () => {
    const text = await editor.hover(file, "health|check:");
    expect(text).toContain("| interval | 5s | service |");
    expect(text).toContain("| retries | 3 | the engine's default |");
    expect(text).toContain("Healthy after ");
  });

  test("an attribute: what becomes of it on each target, and its page", async () => {
    const text = await editor.hover(file, "    volumes_|from:");
    expect(text).toMatch(/On one engine.*\n- \[On a swarm\].*\*\*left out\*\*/);
    expect(text).toContain("https://docs.docker.com/reference/compose-file/services/#volumes_from");
  });

  test("a key of the extension", async () => {
    expect(await editor.hover(file, "dead|line: 10m")).toContain("03-gates.md#how-long");
  });

  test("a value: variables with where they are from, and no secrets", async () => {
    expect(await editor.hover(file, "my/d|b:${")).toContain("`$TAG` is `16-alpine`, from the environment.");
    expect(await editor.hover(file, "MODE: ${MO|DE")).toContain("`$MODE` is not set: `fast` stands in its place.");
    const secret = await editor.hover(file, "DB_PASSWORD: ${DB_PASS|WORD}");
    expect(secret).toContain("`$DB_PASSWORD` is `[secret]`, from `.env:2`.");
    expect(secret).toContain("Value: `[secret]`");
    expect(secret).not.toContain("hunter2");
  });

  test("an alias: its anchor", async () => {
    await editor.replace(
      file,
      "x-common:",
      "x-check: &check { test: [CMD, up], interval: 5s, timeout: 1s }\nx-common:",
    );
    await editor.replace(file, "image: shop/worker", "image: shop/worker\n    healthcheck: *check");
    await editor.diagnostics(file);
    const text = await editor.hover(file, "healthcheck: *ch|eck");
    expect(text).toContain("From the anchor `&check` in line 2.");
    expect(text).toContain("| interval | 5s | service |");
  });

  test("an override has the last word", async () => {
    await editor.open("compose.override.yaml", "services:\n  web: { image: shop/web:2 }\n");
    await editor.diagnostics(file);
    const text = await editor.hover(file, "shop/w|eb\n");
    expect(text).toContain("Value: `shop/web:2`");
    expect(text).toContain("The last word has `compose.override.yaml:2`.");
  });

  test("in the middle of typing, by the last project that there was", async () => {
    await editor.replace(file, "name: shop", "name: [shop\n\n");
    expect(await editor.codes(file)).toEqual(expect.arrayContaining([expect.stringMatching(/^compose\/yaml/)]));
    expect(await editor.hover(file, "\n  d|b:\n")).toContain("Waited for by `web` (healthy)");
    expect(await editor.places("definition", file, "      d|b:\n")).toEqual(["compose.yaml:20:3"]);
  });
});

describe("definition and references", () => {
  test.each([
    ["depends_on", "      d|b:\n", "compose.yaml:18:3"],
    ["an optional one", "      j|ob: {", "compose.yaml:22:3"],
    ["network_mode", "service:d|b\n", "compose.yaml:18:3"],
    ["volumes_from", '"d|b:ro"', "compose.yaml:18:3"],
    ["extends", "service: w|eb }", "compose.yaml:5:3"],
    ["a network", "[fr|ont]", "compose.yaml:30:3"],
    ["a volume", "- da|ta:/data", "compose.yaml:32:3"],
    ["an alias", "*com|mon", "compose.yaml:2:11"],
  ])("%s", async (_, marked, place) => expect(await editor.places("definition", file, marked)).toEqual([place]));

  test("in other files, each that says something", async () => {
    editor.write("base.yaml", "services:\n  web:\n    image: base/web\n");
    await editor.open(
      "compose.override.yaml",
      "services:\n  db: { restart: always }\n  web:\n    extends: { file: base.yaml, service: web }\n",
    );
    await editor.diagnostics(file);
    expect(await editor.places("definition", file, "      d|b:\n")).toEqual([
      "compose.yaml:18:3",
      "compose.override.yaml:2:3",
    ]);
    expect(await editor.places("definition", "compose.override.yaml", "service: w|eb }")).toEqual(["base.yaml:2:3"]);
    // Another one of the same name.
    expect(await editor.places("references", "compose.override.yaml", "service: w|eb }")).toEqual([
      "compose.override.yaml:4:42",
      "base.yaml:2:3",
    ]);
  });

  test("references, with the definition and without", async () => {
    const all = ["compose.yaml:15:7", "compose.yaml:18:3", "compose.yaml:24:27", "compose.yaml:25:21"];
    expect((await editor.places("references", file, "\n  d|b:\n")).toSorted()).toEqual(all);
    expect((await editor.places("references", file, "\n  d|b:\n", false)).toSorted()).toEqual(
      all.filter((place) => !place.startsWith("compose.yaml:18:")),
    );
    expect(await editor.places("references", file, "&com|mon")).toEqual(["compose.yaml:6:9"]);
  });

  test("nothing where nothing is named", async () => {
    expect(await editor.places("definition", file, "restart: unl|ess")).toEqual([]);
  });
});

describe("rename", () => {
  test("a service, wherever it is named as one", async () => {
    const edit = await editor.rename(file, "\n  d|b:\n", "database");
    const document = editor.documents.get(file);
    if (!document) throw new Error("it is not open");
    const text = applied(edit, document);
    expect(text).toBe(
      SHOP.replace("      db:\n", "      database:\n")
        .replace("\n  db:\n", "\n  database:\n")
        .replace("service:db", "service:database")
        .replace('"db:ro"', '"database:ro"'),
    );
    expect(edit?.documentChanges).toMatchObject([{ textDocument: { version: 1 } }]);
  });

  test.each([
    ["another's", "web", 'there is a service "web" already'],
    ["none that there can be", "a b", "no name of a service"],
  ])("not to a name that is %s", async (_, name, why) => {
    await expect(editor.rename(file, "\n  d|b:\n", name)).rejects.toThrow(why);
  });

  test("not what is no service: its name is that of data", async () => {
    expect(await editor.rename(file, "- da|ta:/data", "other")).toBeNull();
  });
});

test("symbols: sections and what they define", async () => {
  const symbols = await editor.symbols(file);
  expect(symbols?.map(({ name, children }) => [name, children?.map((child) => child.name)])).toEqual([
    ["name", []],
    ["x-common", []],
    ["services", ["web", "db", "job", "worker"]],
    ["networks", ["front"]],
    ["volumes", ["data"]],
  ]);
  expect(symbols?.[2]?.children?.[1]).toMatchObject({
    detail: "my/db:${TAG}",
    range: { start: { line: 17, character: 2 }, end: { line: 20 } },
    selectionRange: { start: { line: 17, character: 2 }, end: { line: 17, character: 4 } },
  });
});

describe("completion", () => {
  const offered = async (before: string, typed: string) => {
    await editor.replace(file, before, `${before}${typed.replace("|", "")}`);
    const position = editor.at(file, `${before}${typed}`);
    return (await editor.complete(file, position))?.map(({ label }) => label) ?? [];
  };

  test.each([
    ["services of a mapping", "required: false }\n", "      |\n", ["worker"]],
    ["services of a list", "image: shop/worker\n", "    depends_on:\n      - |\n", ["web", "db", "job"]],
    [
      "conditions",
      "image: shop/worker\n",
      "    depends_on:\n      db:\n        condition: |\n",
      ["service_started", "service_healthy", "service_completed_successfully"],
    ],
    ["networks", "image: shop/worker\n", "    networks:\n      - |\n", ["front"]],
    ["networks in a line", "image: shop/worker\n", "    networks: [|\n", ["front"]],
    ["volumes", "image: shop/worker\n", "    volumes:\n      - |\n", ["data"]],
    [
      "keys of the extension",
      "image: shop/worker\n",
      "    x-pulumi-compose:\n      |\n",
      [
        "deadline",
        "on_unhealthy",
        "post_healthy",
        "start",
        "drain",
        "singleWriter",
        "relay",
        "publish",
        "liveness",
        "ingress",
      ],
    ],
    ["its words", "image: shop/worker\n", "    x-pulumi-compose:\n      on_unhealthy: |\n", ["fail", "keep-waiting"]],
    [
      "a service's namespace",
      "image: shop/worker\n",
      "    network_mode: |\n",
      ["service:web", "service:db", "service:job", "service:worker"],
    ],
  ])("%s", async (_, before, typed, expected) => expect(await offered(before, typed)).toEqual(expected));

  test("keys of a service that it has not yet", async () => {
    const keys = await offered("image: shop/worker\n", "    |\n");
    expect(keys).toEqual(expect.arrayContaining(["command", "healthcheck", "x-pulumi-compose"]));
    expect(keys).not.toContain("image");
  });
});

test("what is asked of a document that is not open, or no more", async () => {
  await editor.close(file);
  const position = { line: 0, character: 0 };
  const textDocument = { uri: editor.uri(file) };
  for (const method of [
    "hover",
    "definition",
    "references",
    "completion",
    "documentSymbol",
    "codeAction",
    "prepareRename",
  ]) {
    const context = { includeDeclaration: true, diagnostics: [] };
    const range = { start: position, end: position };
    expect(
      await editor.connection.sendRequest(`textDocument/${method}`, { textDocument, position, range, context }),
    ).toBeNull();
  }
});
