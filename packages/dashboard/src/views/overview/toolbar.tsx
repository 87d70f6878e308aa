import type { Filter } from "../../model/filter";
import type { Choice } from "../parts/choice";
import { Choices } from "../parts/choices";

export type Look = "graph" | "list";

const LOOKS: readonly Choice<Look>[] = [
  { value: "graph", words: "Graph" },
  { value: "list", words: "List" },
];

interface ToolbarProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly look: Look;
  /** Absent where there is no plan to draw. */
  readonly onLook?: (look: Look) => void;
  readonly shown: number;
  readonly all: number;
  readonly areCollapsed: boolean;
  /** Absent where there is but one layer. */
  readonly onCollapse?: (areCollapsed: boolean) => void;
}

/** What of the services is shown, and how. */
export function Toolbar(props: ToolbarProps) {
  const { filter, onFilter, look, onLook, shown, all, areCollapsed, onCollapse } = props;
  return (
    <search class="toolbar">
      <input
        class="find"
        type="search"
        placeholder="Find a service or a state"
        aria-label="Find a service or a state"
        value={filter.text}
        onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={filter.onlyNotHealthy}
          onChange={({ currentTarget }) => onFilter({ ...filter, onlyNotHealthy: currentTarget.checked })}
        />
        Only what is not well
      </label>
      <output class="shown">{shown === all ? "" : `${shown} of ${all} shown`}</output>
      <span class="toolbar-end">
        {onCollapse ? (
          <button type="button" class="button" onClick={() => onCollapse(!areCollapsed)}>
            {areCollapsed ? "Expand layers" : "Collapse layers"}
          </button>
        ) : null}
        {onLook ? (
          <Choices name="look" label="How services are shown" choices={LOOKS} value={look} onChoice={onLook} />
        ) : null}
      </span>
    </search>
  );
}
