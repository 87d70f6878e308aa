import { Comments } from "./comments";

const text = `# The shop.
# Two services.

services: # all of them
  # The database.
  db:
    image: postgres # pinned elsewhere
    # Set from outside.
    environment:
      # who
      USER: a
      PASS: b   # "#" in a value is none: "x # y"
    command: "a # b"
    entrypoint: |
      # no comment
      run
    # then
    user: me
  ##########
  # The page.

  web:
    ports:
      # for people
      - "80:80"
# kept data
volumes:
  data: {} # big
# the end
`;

const comments = new Comments();
comments.add(text);

test.each([
  ["services.db", ["The database."]],
  ["services.db.image", ["pinned elsewhere"]],
  ["services.db.environment", ["Set from outside."]],
  ["services.db.environment.USER", ["who"]],
  ["services.db.environment.PASS", ['"#" in a value is none: "x # y"']],
  ["services.db.command", []],
  ["services.db.entrypoint", []],
  ["services.db.user", ["then"]],
  ["services.web", ["The page."]],
  ["services.web.ports.0", ["for people"]],
  ["volumes", ["kept data"]],
  ["volumes.data", ["big"]],
])("%s: %j", (path, expected) => {
  expect(comments.at(...path.split("."))).toEqual(expected);
});

test("the head and the end of the file", () => {
  expect(comments.head).toEqual(["The shop.", "Two services.", "all of them"]);
  expect(comments.tail).toEqual(["the end"]);
});

test("a path with all that is under it", () => {
  expect(comments.under("services", "db", "environment")).toEqual([
    "Set from outside.",
    "who",
    '"#" in a value is none: "x # y"',
  ]);
  expect(comments.keysUnder("services", "db")).toEqual(["image", "environment", "user"]);
});
