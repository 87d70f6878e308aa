// What the schema is generated from: the SDK's analyzer starts here and follows the exports.
export type { Project } from "./contract/project";
