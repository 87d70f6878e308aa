/** Why an edit cannot be made by machine. */
export class Refusal {
  constructor(readonly why: string) {}
}
