import { stateResource } from "../../up/testing/a-state-resource";
import { claimsLeft } from "./claims-left";

test("says of each namespace which claims are left in it", () => {
  const claim = (id: string) => stateResource("claim", id);
  expect(claimsLeft(["shop/data", "other/x", "shop/uploads"].map(claim))).toEqual([
    "namespace shop stays, with data, uploads and what is kept there: `down --volumes` deletes that",
    "namespace other stays, with x and what is kept there: `down --volumes` deletes that",
  ]);
  expect(claimsLeft([])).toEqual([]);
});
