import { Breadcrumbs } from "../components/breadcrumbs";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Shell } from "../components/shell";
import { type Translator, translate } from "../locales/translate";

export type LettersPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** The lender's postal address, a line each. */
  letterhead: readonly string[];
  letters: readonly Readonly<{
    locale: "en" | "zh-CN";
    name: string;
    address: readonly string[];
    on: string;
    subject: string;
    text: string;
  }>[];
}>;

/**
 * Letters to be printed by the browser, a sheet each, the address where the window of an envelope is
 * (DIN 5008 form B, which a folded US letter shows as well). On the screen they are a list to look over.
 */
export function LettersPage({ t, frame, letterhead, letters }: LettersPageProps) {
  const title = t("letters.title", { count: letters.length });
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={
          <Breadcrumbs
            t={t}
            trail={[{ href: "/notices?state=to-print", label: t("notice.state.to-print") }]}
          />
        }
        title={title}
        lead={t("letters.lead")}
      />
      {letters.map(({ locale, name, address, on, subject, text }) => (
        <article class="sheet" lang={locale} aria-label={name}>
          <header class="sheet-head">
            <strong>{frame.tenant.name}</strong>
            {letterhead.map((line) => (
              <div>{line}</div>
            ))}
          </header>
          <address class="sheet-window">
            <div>{name}</div>
            {address.map((line) => (
              <div>{line}</div>
            ))}
          </address>
          <p class="sheet-date">{translate(locale).formatDate(on)}</p>
          <h2 class="sheet-subject">{subject}</h2>
          <div class="sheet-text">{text}</div>
        </article>
      ))}
    </Shell>
  );
}
