import { useState } from "preact/hooks";
import type { Choice } from "./parts/choice";
import { Choices } from "./parts/choices";

type Theme = "auto" | "light" | "dark";

const THEMES: readonly Choice<Theme>[] = [
  { value: "auto", words: "Auto" },
  { value: "light", words: "Light" },
  { value: "dark", words: "Dark" },
];
const KEY = "pulumi-compose-theme";

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(remembered);
  const choose = (value: Theme) => {
    setTheme(value);
    apply(value);
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // Files have no storage in some browsers: it holds until the page is closed.
    }
  };
  return <Choices name="theme" label="Colours" choices={THEMES} value={theme} onChoice={choose} />;
}

function apply(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function remembered(): Theme {
  try {
    return THEMES.find(({ value }) => value === localStorage.getItem(KEY))?.value ?? "auto";
  } catch {
    return "auto";
  }
}

/** Before anything is drawn. */
export function applyTheme(): void {
  apply(remembered());
}
