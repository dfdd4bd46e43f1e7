import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";

export type ExplainedProps = Readonly<{
  t: Translator;
  /** Unique on the page. */
  id: string;
  /** What is explained, as the title of the explanation. */
  title: string;
  /** The amount itself, which becomes the button. */
  amount: Child;
  children?: Child;
}>;

/** An amount that says where it comes from when it is pressed. Works without any script. */
export function Explained({ t, id, title, amount, children }: ExplainedProps) {
  return (
    <>
      <button type="button" class="explained" popovertarget={id} title={t("explain.show")}>
        {amount}
      </button>
      <div id={id} popover="auto" class="explanation" role="dialog" aria-labelledby={`${id}-title`}>
        <div class="explanation-head">
          <h3 id={`${id}-title`}>{title}</h3>
          <button
            type="button"
            class="explanation-close"
            popovertarget={id}
            popovertargetaction="hide"
            aria-label={t("explain.close")}
          >
            ×
          </button>
        </div>
        {children}
      </div>
    </>
  );
}
