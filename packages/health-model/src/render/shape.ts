import { px, xml } from "./xml";

/**
 * An element of a picture. What draws decides how: {@link shapeXml} writes SVG, a page makes elements of its own of it. Text is
 * text everywhere.
 */
export interface Shape {
  /** As SVG calls it: `rect`, `path`, `circle`, `text`, `title`, `g`. */
  readonly name: string;
  /** Attributes that are undefined are left out; numbers are pixels. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly content: readonly (Shape | string)[];
}

export function shape(name: string, attributes: Shape["attributes"], ...content: Shape["content"]): Shape {
  return { name, attributes, content };
}

/** A line of text at a place. */
export function textShape(x: number, y: number, text: string, attributes: Shape["attributes"] = {}): Shape {
  return shape("text", { x, y, ...attributes }, text);
}

/** A shape as SVG. */
export function shapeXml({ name, attributes, content }: Shape): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === "number" ? px(value) : xml(value)}"`],
  );
  const inside = content.map((one) => (typeof one === "string" ? xml(one) : shapeXml(one))).join("");
  return inside === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inside}</${name}>`;
}
