import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";
import type { Tone } from "./badge";

export type TimelineItem = Readonly<{
  what: Child;
  when: Child;
  who?: Child;
  /** The rule or reason; an automatic act always has one. */
  why?: Child;
  tone?: Tone;
}>;

export type TimelineProps = Readonly<{ t: Translator; items: readonly TimelineItem[] }>;

const SHOWN = 12;

/** Who did what, when, and why, newest first; the older part is one press away. */
export function Timeline({ t, items }: TimelineProps) {
  if (items.length === 0) return <p class="quiet">{t("timeline.empty")}</p>;
  const older = items.slice(SHOWN);
  return (
    <>
      <Items items={items.slice(0, SHOWN)} />
      {older.length > 0 && (
        <details class="timeline-older">
          <summary>{t("timeline.older", { count: older.length })}</summary>
          <Items items={older} />
        </details>
      )}
    </>
  );
}

function Items({ items }: Readonly<{ items: readonly TimelineItem[] }>) {
  return (
    <ol class="timeline">
      {items.map((item) => (
        <li class={`timeline-item timeline-${item.tone ?? "idle"}`}>
          <p class="timeline-what">{item.what}</p>
          {item.why && <p class="timeline-why">{item.why}</p>}
          <p class="timeline-when">
            {item.when}
            {item.who && <> · {item.who}</>}
          </p>
        </li>
      ))}
    </ol>
  );
}
