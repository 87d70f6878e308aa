import { dnsName } from "./dns-name";

test.each([
  ["db", "db"],
  ["My_db.1", "my-db-1"],
  ["1st", "x-1st"],
  ["_a_", "a"],
  ["a".repeat(80), "a".repeat(63)],
])("%s is %s", (given, name) => {
  expect(dnsName(given)).toBe(name);
});
