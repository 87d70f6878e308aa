import type { Timeline } from "../simulate/timeline";
import { FONT, PAPER } from "./palette";
import { type Shape, shapeXml } from "./shape";
import { TIMELINE_COLOURS, timelinePicture } from "./timeline-picture";
import { element, px } from "./xml";

const WIDTH = 900;

/** A timeline as a picture for a file: {@link timelinePicture} in a size and in colours that print. */
export function timelineSvg(timeline: Timeline): string {
  const { height, axis, lanes, legend, isUpdate } = timelinePicture(timeline, {
    width: WIDTH,
    colours: TIMELINE_COLOURS,
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${px(height)}" viewBox="0 0 ${WIDTH} ${px(height)}" style="${FONT}">`,
    element("title", {}, isUpdate ? "Timeline of an update" : "Timeline of a start"),
    element("rect", { width: WIDTH, height, fill: PAPER }),
    // An axis is a line and its label.
    ...pairs(axis).map(written),
    ...lanes.map(({ shapes }) => written(shapes)),
    written(legend),
    "</svg>\n",
  ].join("\n");
}

function written(shapes: readonly Shape[]): string {
  return shapes.map(shapeXml).join("");
}

function pairs(shapes: readonly Shape[]): Shape[][] {
  return shapes.flatMap((_, index) => (index % 2 === 0 ? [shapes.slice(index, index + 2)] : []));
}
