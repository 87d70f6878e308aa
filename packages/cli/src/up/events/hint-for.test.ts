import { withHint } from "../../io/with-hint";
import { hintFor } from "./hint-for";

test("a network that does not go: who is on it, and what when nobody is", () => {
  const said = "1 error occurred:\n\t* timeout while waiting for state to become 'removed' (last state: 'pending')";
  expect(withHint(said, hintFor(said))).toMatch(
    /^1 error occurred:.*\n {2}hint: `docker network inspect` shows .* restart it;/s,
  );
});

test.each([
  "port is already allocated",
  // A volume's.
  "timeout while waiting for state to become 'removed' (last state: 'in_use', timeout: 30s)",
])("%j stays as it is", (said) => {
  expect(withHint(said, hintFor(said))).toBe(said);
});

test("a claim that is to shrink: what there is to do", () => {
  const said =
    'PersistentVolumeClaim "data" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than status.capacity';
  expect(withHint(said, hintFor(said))).toMatch(/\n {2}hint: a claim can only grow: .*`kubectl delete pvc NAME`/);
});

test("what somebody else has written to an object of a cluster: who, and how the file wins", () => {
  const said =
    'The resource managed by field manager "pulumi-kubernetes-1" had an apply conflict: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas';
  expect(hintFor(said)).toMatch(/^kubectl has changed it .*`pulumi-compose up --refresh`/);
});
