import type { Child } from "hono/jsx";

export type StatProps = Readonly<{
  label: Child;
  value: Child;
  /** Currency or unit, set small beside the figure. */
  unit?: string | undefined;
  note?: Child;
  change?: Child;
  /** What the figure means, on hover. */
  title?: string | undefined;
}>;

/** A figure that answers a question of the page. Wrap several in `<Stats>`. */
export function Stat({ label, value, unit, note, change, title }: StatProps) {
  return (
    <div class="stat">
      <dt title={title}>{label}</dt>
      <dd>
        <span class="stat-value">
          {unit && <span class="stat-unit">{unit}</span>}
          {value}
        </span>
        {note && <span class="stat-note">{note}</span>}
        {change && <span class="stat-change">{change}</span>}
      </dd>
    </div>
  );
}

export function Stats({ children, small }: Readonly<{ children?: Child; small?: boolean }>) {
  return <dl class={small ? "stats stats-small" : "stats"}>{children}</dl>;
}
