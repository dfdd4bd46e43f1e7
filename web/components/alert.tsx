import type { Child } from "hono/jsx";
import { Icon } from "./icons";

export type AlertProps = Readonly<{
  tone: "info" | "good" | "watch" | "act";
  title?: string;
  children?: Child;
}>;

/** Something the reader should know before the rest of the page. */
export function Alert({ tone, title, children }: AlertProps) {
  return (
    <div class={`alert alert-${tone}`} role={tone === "good" ? "status" : undefined}>
      <Icon name={tone === "good" ? "check" : tone === "info" ? "next" : "warning"} />
      <div>
        {title && <p class="alert-title">{title}</p>}
        <div class="alert-text">{children}</div>
      </div>
    </div>
  );
}
