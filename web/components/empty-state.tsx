import type { Child } from "hono/jsx";

export type EmptyStateProps = Readonly<{
  title: string;
  text: Child;
  action?: Readonly<{ href: string; label: string }> | undefined;
  /** One example, shown as it would be written. */
  example?: string;
}>;

/** Nothing here yet: what this is, one thing to do, one example. */
export function EmptyState({ title, text, action, example }: EmptyStateProps) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{text}</p>
      {example && <p class="empty-example">{example}</p>}
      {action && (
        <p>
          <a class="button button-main" href={action.href}>
            {action.label}
          </a>
        </p>
      )}
    </div>
  );
}
