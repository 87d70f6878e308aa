import { service } from "../../../compose-parser/src/attributes/service";
import { shapes } from "../../e2e/adopt/shapes";

test("every attribute of the parser's table has a shape that is adopted, or a reason why none can be", () => {
  const attributes = Object.keys(service.mapping?.properties ?? {});
  expect(attributes.length).toBeGreaterThan(80);
  expect(Object.keys(shapes).sort()).toEqual(attributes.sort());
  for (const list of Object.values(shapes)) expect("why" in list ? list.why : list.length).toBeTruthy();
});
