import type { Edit } from "@pulumi-compose/health-model";
import { editText } from "./edit-text";
import { Refusal } from "./refusal";

const set = (path: string, value: Extract<Edit, { kind: "set" }>["value"]): Edit => ({
  kind: "set",
  path: pathOf(path),
  value,
});
const replace = (path: string, from: string, to: string): Edit => ({ kind: "replace", path: pathOf(path), from, to });
const append = (path: string, text: string): Edit => ({ kind: "append", path: pathOf(path), text });
const pathOf = (path: string) =>
  ["services", ...path.split(".")].map((part) => (/^\d+$/.test(part) ? Number(part) : part));

interface Row {
  readonly name: string;
  readonly before: string;
  readonly edit: Edit;
  /** Absent: refused. */
  readonly after?: string;
  readonly why?: string;
}

const CHECK = { test: ["CMD-SHELL", 'pg_isready -U "$$U"'], interval: "5s", retries: 5 };

const rows: readonly Row[] = [
  {
    name: "a new key goes after the last one, comments after it stay",
    before: "services:\n  db:\n    image: x  # it\n\n  # next\n  web: {image: y}\n",
    edit: set("db.restart", "always"),
    after: "services:\n  db:\n    image: x  # it\n    restart: always\n\n  # next\n  web: {image: y}\n",
  },
  {
    name: "a mapping, in the file's own indent",
    before: "services:\n    db:\n        image: x\n",
    edit: set("db.healthcheck", CHECK),
    after: [
      "services:",
      "    db:",
      "        image: x",
      "        healthcheck:",
      '            test: ["CMD-SHELL", "pg_isready -U \\"$$U\\""]',
      "            interval: 5s",
      "            retries: 5",
      "",
    ].join("\n"),
  },
  {
    name: "keys of a mapping that is there: old ones in place, new ones below",
    before: "services:\n  db:\n    healthcheck:\n      interval: '30s' # slow\n      test: x\n    image: y\n",
    edit: set("db.healthcheck", { interval: "5s", start_period: "1m" }),
    after:
      "services:\n  db:\n    healthcheck:\n      interval: '5s' # slow\n      test: x\n      start_period: 1m\n    image: y\n",
  },
  {
    name: "a flow mapping",
    before: "services: {db: {image: x, healthcheck: {test: t,}}}\n",
    edit: set("db.healthcheck.timeout", "5s"),
    after: "services: {db: {image: x, healthcheck: {test: t, timeout: 5s,}}}\n",
  },
  {
    name: "an empty flow mapping",
    before: "services:\n  db: {} # nothing\n",
    edit: set("db.healthcheck.timeout", "5s"),
    after: "services:\n  db: { healthcheck: { timeout: 5s } } # nothing\n",
  },
  {
    name: "a key without a value",
    before: "services:\n  db:\n    healthcheck: # none yet\n    image: x\n",
    edit: set("db.healthcheck", { interval: "5s" }),
    after: "services:\n  db:\n    healthcheck: # none yet\n      interval: 5s\n    image: x\n",
  },
  {
    name: "below a key without a value",
    before: "services:\n  db:\n    image: x\n    healthcheck:\n",
    edit: set("db.healthcheck.interval", "5s"),
    after: "services:\n  db:\n    image: x\n    healthcheck:\n      interval: 5s\n",
  },
  {
    name: "an explicit null",
    before: "services:\n  db:\n    healthcheck: ~ # none\n",
    edit: set("db.healthcheck", { interval: "5s" }),
    after: "services:\n  db:\n    healthcheck: { interval: 5s } # none\n",
  },
  {
    name: "after a value that has none, and at the end of a file without a line break",
    before: "services:\n  db:\n    networks:\n      default: # the one",
    edit: set("db.restart", "no"),
    after: 'services:\n  db:\n    networks:\n      default: # the one\n    restart: "no"',
  },
  {
    name: "after a block of text",
    before: "services:\n  db:\n    command: |\n      a\n      b\n\n  web:\n    image: y\n",
    edit: set("db.restart", "always"),
    after: "services:\n  db:\n    command: |\n      a\n      b\n    restart: always\n\n  web:\n    image: y\n",
  },
  {
    name: "line breaks of the file's own kind, and a byte order mark",
    before: "\ufeffservices:\r\n  db:\r\n    image: x\r\n",
    edit: set("db.healthcheck", { interval: "5s" }),
    after: "\ufeffservices:\r\n  db:\r\n    image: x\r\n    healthcheck:\r\n      interval: 5s\r\n",
  },
  {
    name: "a part of a text in double quotes",
    before: 'services:\n  db:\n    healthcheck: {test: ["CMD", "a \\"b\\""]}\n',
    edit: replace("db.healthcheck.test.0", "CMD", "CMD-SHELL"),
    after: 'services:\n  db:\n    healthcheck: {test: ["CMD-SHELL", "a \\"b\\""]}\n',
  },
  {
    name: "a part of a test that is one string, its variables as they are",
    before: "services:\n  db:\n    healthcheck:\n      test: curl http://localhost:${PORT}/ # ask\n",
    edit: replace("db.healthcheck.test.1", "curl", "curl -f"),
    after: "services:\n  db:\n    healthcheck:\n      test: curl -f http://localhost:${PORT}/ # ask\n",
  },
  {
    name: "the end of a text in single quotes",
    before: "services:\n  db:\n    healthcheck:\n      test:\n        - CMD-SHELL\n        - 'pg_isready -U ''me'''\n",
    edit: append("db.healthcheck.test.1", " || exit 1"),
    after:
      "services:\n  db:\n    healthcheck:\n      test:\n        - CMD-SHELL\n        - 'pg_isready -U ''me'' || exit 1'\n",
  },
  {
    name: "the end of a folded text",
    before: "services:\n  db:\n    healthcheck:\n      test: >-\n        pg_isready\n        -U me\n      retries: 3\n",
    edit: append("db.healthcheck.test.1", " || exit 1"),
    after:
      "services:\n  db:\n    healthcheck:\n      test: >-\n        pg_isready\n        -U me || exit 1\n      retries: 3\n",
  },
  {
    name: "a list in place of a block of text",
    before: "services:\n  db:\n    healthcheck:\n      test: |\n        curl x\n        curl y\n      retries: 3\n",
    edit: set("db.healthcheck.test", ["CMD", "true"]),
    after: 'services:\n  db:\n    healthcheck:\n      test: ["CMD", "true"]\n      retries: 3\n',
  },
  {
    name: "a list of lines stays one",
    before:
      "services:\n  db:\n    healthcheck:\n      test:\n      - CMD\n      - curl\n      - -f\n      retries: 3\n",
    edit: set("db.healthcheck.test", ["CMD", "true"]),
    after: 'services:\n  db:\n    healthcheck:\n      test:\n      - "CMD"\n      - "true"\n      retries: 3\n',
  },
  {
    name: "depends_on from a list of lines to a mapping",
    before: 'services:\n  web:\n    depends_on: # both\n    - db   # first\n\n    -  "cache"\n    image: x\n',
    edit: set("web.depends_on.db", { condition: "service_healthy" }),
    after: [
      "services:",
      "  web:",
      "    depends_on: # both",
      "      db:   # first",
      "        condition: service_healthy",
      "",
      '      "cache":',
      "        condition: service_started",
      "    image: x",
      "",
    ].join("\n"),
  },
  {
    name: "depends_on from a list on one line",
    before: "services:\n  web:\n    depends_on: [db, cache] # both\n",
    edit: set("web.depends_on.cache", { condition: "service_healthy" }),
    after:
      "services:\n  web:\n    depends_on: { db: { condition: service_started }, cache: { condition: service_healthy } } # both\n",
  },
  {
    name: "a service of a merge key gets a key of its own",
    before: "x-base: &base\n  restart: always\nservices:\n  job:\n    <<: *base\n    image: x\n",
    edit: set("job.restart", "on-failure"),
    after:
      "x-base: &base\n  restart: always\nservices:\n  job:\n    <<: *base\n    image: x\n    restart: on-failure\n",
  },
  {
    name: "refuses what an anchor says",
    before: "x-check: &check {interval: 30s}\nservices:\n  db:\n    healthcheck: *check\n",
    edit: set("db.healthcheck.interval", "5s"),
    why: "it is written elsewhere, at the anchor &check",
  },
  {
    name: "refuses what a merge key says",
    before: "x-base: &base\n  healthcheck: {interval: 30s}\nservices:\n  db:\n    <<: *base\n",
    edit: set("db.healthcheck.interval", "5s"),
    why: "it comes from a merge key, <<",
  },
  {
    name: "refuses to throw a variable away",
    before: "services:\n  db:\n    healthcheck:\n      interval: ${INTERVAL}\n",
    edit: set("db.healthcheck.interval", "5s"),
    why: "its value has a variable in it",
  },
  {
    name: "refuses to throw comments away",
    before: "services:\n  db:\n    healthcheck:\n      test:\n        - CMD # no shell\n        - x\n",
    edit: set("db.healthcheck.test", ["CMD", "true"]),
    why: "there are comments in the list",
  },
  {
    name: "refuses a service of another file",
    before: "services:\n  web: {image: x}\n",
    edit: set("db.restart", "always"),
    why: "the service is not in this file",
  },
  {
    name: "refuses a tag",
    before: "services:\n  db:\n    healthcheck: !reset null\n",
    edit: set("db.healthcheck", { interval: "5s" }),
    why: "it has a tag, !reset",
  },
  {
    name: "refuses what occurs twice",
    before: "services:\n  db:\n    healthcheck:\n      test: curl x && curl y\n",
    edit: replace("db.healthcheck.test.1", "curl", "curl -f"),
    why: '"curl" is not written there just once',
  },
  {
    name: "refuses several documents",
    before: "services: {}\n---\nservices: {}\n",
    edit: set("db.restart", "always"),
    why: "the file is not one YAML document",
  },
];

test.each(rows)("$name", ({ before, edit, after, why }) => {
  const result = editText(before, edit);
  expect(result).toEqual(after ?? new Refusal(why ?? ""));
});
