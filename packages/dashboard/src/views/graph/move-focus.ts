const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Goes from box to box by the arrows: to the nearest one in that direction. */
export function moveFocus(event: KeyboardEvent, graph: HTMLElement | null): void {
  const [dx, dy] = KEYS[event.key] ?? [0, 0];
  if ((dx === 0 && dy === 0) || graph === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const nodes = [...graph.querySelectorAll<HTMLElement>(".node")];
  const current = nodes.find((node) => node === document.activeElement);
  if (current === undefined) return;
  event.preventDefault();
  const from = middleOf(current);
  const distances = nodes.flatMap((node) => {
    const to = middleOf(node);
    const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
    const across = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
    return along > 1 ? [{ node, distance: along + 3 * across }] : [];
  });
  distances.sort((one, other) => one.distance - other.distance);
  distances[0]?.node.focus();
}

function middleOf(element: HTMLElement) {
  return { x: element.offsetLeft + element.offsetWidth / 2, y: element.offsetTop + element.offsetHeight / 2 };
}
