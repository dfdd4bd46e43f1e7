import type { Translator } from "../locales/translate";

export type ChangeProps = Readonly<{
  t: Translator;
  /** Now minus before; its sign decides the words and, as more late is worse, the tone. */
  difference: number;
  /** The size of the difference in the reader's writing, without a sign. */
  size: string;
}>;

/** How a figure of lateness moved since last week: an arrow, words, and only then colour. */
export function Change({ t, difference, size }: ChangeProps) {
  const direction = difference > 0 ? "up" : difference < 0 ? "down" : "none";
  const arrow = { up: "▲", down: "▼", none: "" }[direction];
  return (
    <span class={`change change-${direction}`}>
      {arrow && <span aria-hidden="true">{arrow} </span>}
      {t(`change.${direction}`, { amount: size })} {t("change.sinceLastWeek")}
    </span>
  );
}
