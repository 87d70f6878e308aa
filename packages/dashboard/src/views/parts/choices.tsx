import type { Choice } from "./choice";

interface ChoicesProps<T extends string> {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChoice: (value: T) => void;
}

/** Radio buttons in one row. */
export function Choices<T extends string>({ name, label, choices, value, onChoice }: ChoicesProps<T>) {
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class={choice.value === value ? "choice choice-on" : "choice"}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChoice(choice.value)} />
          {choice.words}
        </label>
      ))}
    </fieldset>
  );
}
