/** `500000000` → `0.5`, as the official plugin prints it: a whole number from ten on keeps a lone point at its end. */
export function formatNanoCpus(nano: number): string {
  const text = (nano / 1e9).toFixed(9);
  const zeros = text.split("0").length - 1;
  return zeros === 9 ? (nano / 1e9).toFixed(1) : text.replace(/0+$/, "");
}
