import { CONTAINER_SCHEMA } from "../../schema";
import type { Resource } from "../resource";
import { createContainer } from "./create";
import { deleteContainer } from "./delete";
import { readContainer } from "./read";
import { updateContainer } from "./update";

export const container: Resource = {
  schema: CONTAINER_SCHEMA,
  importable: true,
  create: createContainer,
  read: readContainer,
  update: updateContainer,
  delete: deleteContainer,
};
