import { type Translator, translate } from "../../../web/locales/translate";
import { ChoicesPage } from "../../../web/pages/choices";
import type { Borrower } from "../../app/borrower/store";
import { latestChoices } from "../../domain/contact/choices";
import { resolveLocale } from "../../domain/notice/locale";
import { dateAt } from "../../kernel/calendar";
import { isLocale } from "../auth/locale";
import { choiceValues } from "./choice-form";
import { moreOf } from "./choice-more-view";
import { type PageContext, renderPage } from "./page";

export const SAID = [
  "saved",
  "stopped",
  "lifted",
  "confirmed",
  "call",
  "named",
  "unnamed",
] as const;
export type Said = (typeof SAID)[number];

type Fields = Readonly<Record<string, string>>;
type Shown = Readonly<{
  values?: Fields;
  errors?: Fields;
  said?: Said;
  /** Of a form beside the choices, as it was sent. */
  more?: Readonly<{ values: Fields; errors: Fields }>;
}>;

/** A borrower's own page, for whoever has its link. */
export async function renderChoices(
  c: PageContext,
  borrower: Borrower,
  shown: Shown,
): Promise<Response> {
  const t: Translator = translate(c.get("locale"));
  const ctx = c.get("tenant");
  const { stopRequestedAt, choices } = borrower;
  const { values = choiceValues(latestChoices(choices)), errors, said, more } = shown;
  const chosen = values["locale"];
  return renderPage(
    c,
    <ChoicesPage
      t={t}
      path={choicePath(c)}
      lender={ctx.tenant.name}
      stoppedOn={stopRequestedAt === null ? null : dateAt(stopRequestedAt, ctx.tenant.timezone)}
      locale={isLocale(chosen) ? chosen : resolveLocale(borrower.locale)}
      values={values}
      more={{ ...(await moreOf(ctx, borrower)), ...more }}
      {...(errors && { errors })}
      {...(said && { said })}
    />,
    errors || more ? 422 : 200,
  );
}

export function choicePath(c: PageContext): string {
  return `/choices/${c.req.param("token")}`;
}

export function doneChoosing(c: PageContext, said: Said) {
  return c.redirect(`${choicePath(c)}?said=${said}`, 303);
}
