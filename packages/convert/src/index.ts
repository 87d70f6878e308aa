export { adopt } from "./adopt/adopt";
export type { Adoption } from "./adopt/import-file";
export type { ImportSpec } from "./adopt/import-spec";
export { type Conversion, convert } from "./convert";
export { type RenderOptions, renderReport } from "./report/render-report";
export type { Report, ReportedAttribute, ReportedSetting } from "./report/report";
export type { ConvertOptions, Style } from "./source/convert-options";
export { type WriteResult, writeProject } from "./write/write-project";
