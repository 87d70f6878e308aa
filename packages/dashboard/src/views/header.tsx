import { OVERVIEW_ADDRESS } from "../model/route";
import { usePage } from "./parts/page-context";
import { ThemeSwitch } from "./theme-switch";

/** Of what all of it is, and whether it is still true. */
export function Header() {
  const { state, isReport } = usePage();
  const { about } = state;
  const engine = about?.engine;
  return (
    <header class="header">
      <a class="project" href={OVERVIEW_ADDRESS}>
        {about?.project ?? "pulumi-compose"}
      </a>
      <p class="about">
        {[
          about?.mode === "simulate" ? "simulation" : about?.target,
          engine && `${engine.name} ${engine.version}`.trim(),
          engine?.host,
          isReport && about?.mode !== "simulate" && state.at > 0
            ? `report of ${new Date(state.at).toLocaleString("en-GB")}`
            : undefined,
        ]
          .filter((word) => word !== undefined && word !== "")
          .map((word) => (
            <span key={word}>{word}</span>
          ))}
      </p>
      <div class="header-end">
        <ConnectionWord />
        <ThemeSwitch />
      </div>
    </header>
  );
}

function ConnectionWord() {
  const { connection } = usePage();
  switch (connection.status) {
    case "none":
      return null;
    case "open":
      return <span class="connection connection-open">live</span>;
    case "connecting":
      return <span class="connection connection-waiting">connecting</span>;
    case "lost":
      return <span class="connection connection-waiting">reconnecting</span>;
    case "ended":
      return <span class="connection connection-ended">ended</span>;
  }
}
