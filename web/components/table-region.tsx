import type { Child } from "hono/jsx";

/**
 * Holds a table: scrolls sideways when narrow, and takes the focus so that keys can scroll it. A
 * group and not a landmark, because the section around it mostly has the same name.
 */
export function TableRegion({
  id,
  wide,
  children,
}: Readonly<{
  id: string;
  /** More columns than any screen holds: it scrolls on a desktop too, its first column stays. */
  wide?: boolean;
  children?: Child;
}>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the parts of a form
    <div
      role="group"
      class={wide ? "table-region table-region-wide" : "table-region"}
      aria-labelledby={`${id}-caption`}
      tabindex={0}
    >
      {children}
    </div>
  );
}
