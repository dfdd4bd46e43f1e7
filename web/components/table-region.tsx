import type { Child } from "hono/jsx";

/** Holds a table: scrolls sideways when narrow, and takes the focus so that keys can scroll it. */
export function TableRegion({ id, children }: Readonly<{ id: string; children?: Child }>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus
    <section class="table-region" aria-labelledby={`${id}-caption`} tabindex={0}>
      {children}
    </section>
  );
}
