import { InvalidArgumentError } from "commander";

/** Reads a whole number that is not below the least. @throws InvalidArgumentError */
export function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(number) || number < least) {
      throw new InvalidArgumentError(`It is a whole number, ${least} or more.`);
    }
    return number;
  };
}
