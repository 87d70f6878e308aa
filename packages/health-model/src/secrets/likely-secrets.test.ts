import { project } from "../testing/project";
import { isSecretVariable } from "./is-secret-variable";
import { likelySecrets } from "./likely-secrets";

test.each([
  ["DB_PASSWORD", "hunter2", true],
  ["API_KEY", "k1234", true],
  ["GITHUB_TOKEN", "ghp_x", true],
  ["DB_PASSWORD_FILE", "/run/secrets/db", false],
  ["ALLOW_EMPTY_PASSWORD", "yes", false],
  ["PASSWORD_LENGTH", "12", false],
  ["DB_PASSWORD", "x", false],
  ["DB_PASSWORD", null, false],
  ["USER", "hunter2", false],
])("%s=%s: %s", (name, value, expected) => expect(isSecretVariable(name, value)).toBe(expected));

const secretsOf = (service: Parameters<typeof project>[0][string], rest = {}) =>
  likelySecrets(project({ db: { image: "corp/postgres:16", ...service } }, rest));

test.each([
  ["a user's name", { environment: { DB_PASSWORD: "shop", DB_USER: "shop" } }, []],
  ["the image's name", { environment: { DB_PASSWORD: "postgres" } }, []],
  ["the service's name", { environment: { DB_PASSWORD: "db" } }, []],
  [
    "a name in a test",
    { environment: { DB_PASSWORD: "admin" }, healthcheck: { test: ["CMD-SHELL", "pg_isready -U admin"] } },
    [],
  ],
  ["a value that is only a secret", { environment: { DB_PASSWORD: "hunter2", DB_USER: "shop" } }, ["hunter2"]],
  // No name says that it is a name, and so it stays hidden.
  ["the value of another variable", { environment: { MYSQL_PASSWORD: "hunter2", MYSQL_PWD: "hunter2" } }, ["hunter2"]],
  [
    "data that curl sends",
    { environment: { TOKEN: "hunter2" }, healthcheck: { test: ["CMD", "curl", "-d", "hunter2", "x"] } },
    ["hunter2"],
  ],
  [
    "a user with the password",
    { environment: { PASS: "hunter2" }, healthcheck: { test: ["CMD", "curl", "-u", "hunter2:hunter2", "x"] } },
    ["hunter2"],
  ],
])("%s", (_, service, secrets) => expect(secretsOf(service)).toEqual(secrets));

test("variables of the project count, too", () => {
  expect(secretsOf({}, { environment: { DB_PASS: "hunter2", DB_USER: "hunter3", OTHER_PASS: "hunter3" } })).toEqual([
    "hunter2",
  ]);
});
