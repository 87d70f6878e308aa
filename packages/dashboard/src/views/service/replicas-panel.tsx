import type { Port } from "../../contract";
import { containerTone, containerWord, replicaName } from "../../model/container-words";
import { safeLink } from "../../model/safe-link";
import type { ServiceSummary } from "../../model/summary";
import { Mark } from "../parts/mark";
import { Panel } from "../parts/panel";
import { Scroll } from "../parts/scroll";
import { SinceWords } from "../parts/since-words";

/** Its containers, with their ports. */
export function ReplicasPanel({ service: { containers, replicas } }: { readonly service: ServiceSummary }) {
  if (containers.length === 0) return null;
  return (
    <Panel
      title={replicas > 1 ? "Replicas" : "Container"}
      aside={replicas > 1 ? <span class="muted">{`${replicas} planned`}</span> : null}
    >
      <Scroll label="Containers">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Container</th>
              <th scope="col">State</th>
              <th scope="col">Since</th>
              <th scope="col">Fails</th>
              <th scope="col">Ports</th>
              <th scope="col" class="wide">
                Image
              </th>
            </tr>
          </thead>
          <tbody>
            {containers.map((container) => (
              <tr key={container.id}>
                <th scope="row" title={`${container.name} ${container.id.slice(0, 12)}`}>
                  {replicaName(container, containers.length > 1)}
                </th>
                <td>
                  <span class={`state tone-${containerTone(container)}`}>
                    <Mark tone={containerTone(container)} /> {containerWord(container)}
                  </span>
                  {container.error ? <span class="note">{container.error}</span> : null}
                  {container.node ? <span class="note">on {container.node}</span> : null}
                </td>
                <td class="number">
                  <SinceWords container={container} />
                </td>
                <td class="number">
                  {container.failingStreak === undefined
                    ? null
                    : `${container.failingStreak}/${container.retries ?? "?"}`}
                </td>
                <td>
                  <Ports ports={container.ports} />
                </td>
                <td class="wide">{container.image ? <code>{container.image}</code> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  );
}

function Ports({ ports }: { readonly ports: readonly Port[] }) {
  return (
    <ul class="inline">
      {ports.map(({ text, url }) => {
        const address = safeLink(url);
        return (
          <li key={text}>
            {address === undefined ? (
              <code>{text}</code>
            ) : (
              <a href={address} target="_blank" rel="noreferrer noopener">
                <code>{text}</code>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
