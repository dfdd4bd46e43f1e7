import type { Translator } from "../locales/translate";
import { EmptyState } from "./empty-state";

/** No month of a book has ended yet, or no history was brought: what to do about it. */
export function NoMonths({ t, source }: Readonly<{ t: Translator; source: "book" | "history" }>) {
  const action = { href: "/imports#new", label: t("transition.empty.import") };
  return (
    <EmptyState
      title={t(`transition.empty.${source}`)}
      text={t(`transition.empty.${source}.text`)}
      action={source === "history" ? action : undefined}
    />
  );
}
