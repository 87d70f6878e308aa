import { Mark } from "./parts/mark";
import { Moment } from "./parts/moment";
import { usePage } from "./parts/page-context";

/** Why what is shown may be old. */
export function Banner() {
  const { connection, state } = usePage();
  const isOld = state.at > 0;
  if (connection.status === "lost") {
    return (
      <Note tone="busy">
        The command does not answer; trying again.{" "}
        {isOld ? (
          <>
            What is shown is how it was at <Moment at={state.at} />.
          </>
        ) : null}
      </Note>
    );
  }
  if (connection.status === "ended") {
    return (
      <Note tone="idle">
        <span class="sentence">{connection.reason === "" ? "the command has ended" : connection.reason}</span>.{" "}
        {isOld ? (
          <>
            What is shown is how it was at <Moment at={connection.atMs} />.
          </>
        ) : null}
      </Note>
    );
  }
  if (state.engine?.status === "lost" && connection.status !== "none") {
    return (
      <Note tone="bad">
        The engine does not answer{state.engine.reason ? `: ${state.engine.reason}` : ""}. What is shown is how it was
        at <Moment at={state.engine.at} />.
      </Note>
    );
  }
  return null;
}

function Note({
  tone,
  children,
}: {
  readonly tone: "bad" | "busy" | "idle";
  readonly children: preact.ComponentChildren;
}) {
  return (
    <div class={`banner banner-${tone}`} role="alert">
      <Mark tone={tone} />
      <p>{children}</p>
    </div>
  );
}
