import { readSummary } from "./read-summary";

test.each([
  ["running", "Up 3 minutes (healthy)", "running healthy"],
  ["running", "Up 2 seconds (health: starting)", "running health: starting"],
  ["running", "Up 5 hours", "running"],
  ["exited", "Exited (137) 4 seconds ago", "exited 137"],
  ["created", "Created", "created"],
])("%s, %s", (State, Status, status) => {
  expect(readSummary({ Id: "c0ffee", State, Status })).toEqual({ id: "c0ffee", status });
});
