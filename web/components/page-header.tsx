import type { Child } from "hono/jsx";

export type PageHeaderProps = Readonly<{
  title: Child;
  /** Above the title: where this page hangs. */
  above?: Child;
  /** The one figure that matters, or the state of the object in words. */
  figure?: Child;
  lead?: Child;
  actions?: Child;
}>;

export function PageHeader({ title, above, figure, lead, actions }: PageHeaderProps) {
  return (
    <header class="page-header">
      <div class="page-header-words">
        {above}
        <h1>{title}</h1>
        {figure && <div class="page-figure">{figure}</div>}
        {lead && <p class="lead">{lead}</p>}
      </div>
      {actions && <div class="page-actions">{actions}</div>}
    </header>
  );
}
