import picocolors from "picocolors";

/** Colours by what they mean. */
export interface Palette {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly busy: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
}

export function palette(color: boolean): Palette {
  const { green, red, yellow, dim, bold } = picocolors.createColors(color);
  return { good: green, bad: red, busy: yellow, dim, strong: bold };
}
