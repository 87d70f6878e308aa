import type { Advice } from "@pulumi-compose/health-model";
import type { LoadResult } from "@pulumi-compose/parser";
import type { Io } from "../io/io";
import { shortName } from "../io/show-diagnostics";
import { adviceGithub } from "./advice-github";
import { adviceJson } from "./advice-json";
import { adviceSarif } from "./advice-sarif";
import { adviceText } from "./advice-text";
import type { Answer } from "./answer";
import type { Mended } from "./fix/mend";

/** How the answer of `advise` can be written. */
export const ADVICE_FORMATS = ["text", "json", "sarif", "github"] as const;
export type AdviceFormat = (typeof ADVICE_FORMATS)[number];

/** What there is besides the answer. */
export interface Around {
  readonly loaded: LoadResult;
  readonly io: Io;
  /** What following one advice would change. */
  readonly trial: (advice: Advice) => Mended;
}

interface Writer {
  readonly text: (answer: Answer, around: Around) => string;
  /** Whether it is written as well where the files have an error. */
  readonly tellsMistakes?: true;
}

export const WRITERS: Readonly<Record<AdviceFormat, Writer>> = {
  text: {
    text: (answer, { loaded, io }) =>
      adviceText(answer, loaded.sources, { color: io.out.color, fileName: (file) => shortName(file, io.cwd) }),
  },
  json: { text: adviceJson },
  sarif: { text: adviceSarif, tellsMistakes: true },
  github: { text: adviceGithub },
};
