import type { Stream } from "../../io/io";
import { Redraw } from "../../io/redraw";
import type { DeploymentEvent, EventSink } from "../events/deployment-event";
import { closing } from "./closing";
import { frame } from "./frame";
import { previewText } from "./preview-text";
import { ViewModel } from "./view-model";

const framesApartMs = 100;

/** Shows a deployment as a table that is redrawn in place, and in the end as it came out. */
export class LiveView implements EventSink {
  private readonly model = new ViewModel();
  private readonly redraw: Redraw;
  private timer: NodeJS.Timeout | undefined;
  private notice: string | undefined;

  constructor(private readonly terminal: Omit<Stream, "isTerminal">) {
    this.redraw = new Redraw(terminal);
  }

  emit(event: DeploymentEvent): void {
    this.model.apply(event, Date.now());
    if (event.type === "start") this.open();
    if (event.type === "diagnostic" && event.severity === "info") this.notice = event.message;
  }

  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    const { color } = this.terminal;
    const { model } = this;
    const preview = model.start?.command === "preview";
    const body = preview ? previewText(model, color) : this.frame(undefined);
    this.redraw.draw([...(model.start ? body : []), ...closing(model, color)]);
    this.redraw.showCursor(true);
  }

  private open(): void {
    this.redraw.showCursor(false);
    this.draw();
    this.timer = setInterval(() => this.draw(), framesApartMs);
    // The view does not keep a process alive.
    this.timer.unref();
  }

  private draw(): void {
    const notice = this.notice === undefined ? [] : [` ${this.notice.split("\n")[0] ?? ""}`];
    this.redraw.draw([...this.frame(this.terminal.rows - 1 - notice.length), ...notice]);
  }

  private frame(height: number | undefined): readonly string[] {
    const { columns, color } = this.terminal;
    const size = { width: columns, now: Date.now(), color };
    return frame(this.model, height === undefined ? size : { ...size, height });
  }
}
