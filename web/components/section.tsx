import type { Child } from "hono/jsx";

export type SectionProps = Readonly<{
  id: string;
  title: Child;
  /** One quiet line or link at the right of the title. */
  aside?: Child;
  class?: string;
  children?: Child;
}>;

/** A part of a page under its own rule and heading. */
export function Section({ id, title, aside, class: name, children }: SectionProps) {
  return (
    <section id={id} class={name ? `section ${name}` : "section"} aria-labelledby={`${id}-title`}>
      <div class="section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {aside && <div class="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
