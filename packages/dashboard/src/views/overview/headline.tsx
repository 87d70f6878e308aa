import { tally } from "../../model/filter";
import { overall } from "../../model/overall";
import { Mark } from "../parts/mark";
import { usePage } from "../parts/page-context";
import { TONE_WORDS, TONES } from "../parts/tone-words";

/** The one thing to know, and how many services are how. */
export function Headline() {
  const { state, services, now } = usePage();
  const { tone, headline, detail } = overall(state, services, now);
  const counts = tally(services);
  return (
    <section class="headline" aria-label="How it is">
      <Mark tone={tone} large />
      <div>
        <p class={`headline-text tone-${tone}`}>{headline}</p>
        {detail ? <p class="headline-detail">{detail}</p> : null}
      </div>
      <ul class="counts">
        {TONES.filter((one) => counts[one] > 0).map((one) => (
          <li key={one} class={`count-of tone-${one}`}>
            <Mark tone={one} />
            <b>{counts[one]}</b> {TONE_WORDS[one]}
          </li>
        ))}
      </ul>
    </section>
  );
}
