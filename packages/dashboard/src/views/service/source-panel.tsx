import type { Excerpt, Finding } from "../../contract";
import type { ServiceSummary } from "../../model/summary";
import { FindingList } from "../parts/finding-list";
import { Mark } from "../parts/mark";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";
import { Scroll } from "../parts/scroll";

/** What the files say of it, with what is to be said of that. */
export function SourcePanel({ service: { name, findings } }: { readonly service: ServiceSummary }) {
  const { state } = usePage();
  const excerpts = state.sources?.services[name]?.excerpts ?? [];
  if (excerpts.length === 0 && findings.length === 0) return null;
  const isShown = ({ place }: Finding) => excerpts.some((excerpt) => place !== undefined && has(excerpt, place));
  return (
    <Panel title="Compose file">
      {excerpts.map((excerpt) => (
        <figure key={`${excerpt.file} ${excerpt.firstLine}`} class="source">
          <figcaption>
            <code>
              {excerpt.file}:{excerpt.firstLine}
            </code>
          </figcaption>
          <Scroll label={`Lines of ${excerpt.file}`}>
            <ol class="code" start={excerpt.firstLine}>
              {excerpt.lines.map((line, index) => {
                const number = excerpt.firstLine + index;
                const its = findings.filter(({ place }) => place?.file === excerpt.file && place.line === number);
                return <Line key={number} number={number} text={line} findings={its} />;
              })}
            </ol>
          </Scroll>
        </figure>
      ))}
      <FindingList findings={findings.filter((finding) => !isShown(finding))} />
    </Panel>
  );
}

function has({ file, firstLine, lines }: Excerpt, place: NonNullable<Finding["place"]>): boolean {
  return place.file === file && place.line >= firstLine && place.line < firstLine + lines.length;
}

const TONES = { error: "bad", warning: "busy", info: "idle" } as const;

interface LineProps {
  readonly number: number;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** A line, with what is meant of it underlined and below it what is said. */
function Line({ number, text, findings }: LineProps) {
  const place = findings[0]?.place;
  const [from, to] = place === undefined ? [0, 0] : [place.column - 1, place.column - 1 + place.length];
  return (
    <li class={findings.length > 0 ? "code-said" : ""} value={number}>
      <span class="code-number" aria-hidden="true">
        {number}
      </span>
      <code>
        {text.slice(0, from)}
        {to > from ? <mark class={`mark-${findings[0]?.severity ?? "info"}`}>{text.slice(from, to)}</mark> : null}
        {text.slice(to)}
      </code>
      {findings.map(({ severity, code, message, hint, fix }) => (
        <span key={`${code} ${message}`} class="code-finding">
          <Mark tone={TONES[severity]} />
          <span>
            {severity} <code>{code}</code> {message}
            {hint ? <span class="hint">{hint}</span> : null}
            {fix ? <span class="hint">advise --fix: {fix}</span> : null}
          </span>
        </span>
      ))}
    </li>
  );
}
