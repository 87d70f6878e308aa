import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";
import { Scroll } from "../parts/scroll";

/** What a simulated `up` comes to, in the words of the command. */
export function SummaryPanel() {
  const { state } = usePage();
  if (state.end === undefined || state.end.summary === "") return null;
  return (
    <Panel title="What an up comes to">
      <Scroll label="What an up comes to">
        <pre>{state.end.summary}</pre>
      </Scroll>
    </Panel>
  );
}
