/** The project of these edits. */
export const project = "pce-edits";
