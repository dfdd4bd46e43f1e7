import { Alert } from "../components/alert";
import { DateText, InstantText } from "../components/date";
import { Facts } from "../components/facts";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

export type BookHealthProps = Readonly<{
  bookDate: string;
  tickedAt: number | null;
  tickAgeSeconds: number | null;
  /** How long the next day has been due; null in a sandbox. */
  behindSeconds: number | null;
  /** The clock stands still since then, or stood still until then. */
  trouble: Readonly<{ from: number; until: number | null }> | null;
}>;

type HealthSectionProps = Readonly<{ t: Translator; timezone: string; health: BookHealthProps }>;

/** Where the book stands, when the clock last ticked, and how far the book is behind, in words. */
export function HealthSection({ t, timezone, health }: HealthSectionProps) {
  const { bookDate, tickedAt, tickAgeSeconds, trouble } = health;
  return (
    <Section
      id="health"
      title={t("health.title")}
      aside={<a href="/reconciliations">{t("reconciliations.title")}</a>}
    >
      <div class="flow">
        {trouble && (
          <Alert tone={trouble.until === null ? "act" : "watch"}>
            {troubleWords(t, trouble, timezone)}
          </Alert>
        )}
        <Facts
          facts={[
            { term: t("health.bookDate"), detail: <DateText t={t} on={bookDate} /> },
            {
              term: t("health.tick"),
              detail:
                tickedAt === null || tickAgeSeconds === null ? (
                  t("health.noTick")
                ) : (
                  <>
                    <InstantText t={t} at={tickedAt} timezone={timezone} />
                    {" · "}
                    {t("health.tickText", { time: t.formatDuration(tickAgeSeconds) })}
                  </>
                ),
            },
            { term: t("health.behind"), detail: behindWords(t, health) },
          ]}
        />
      </div>
    </Section>
  );
}

function behindWords(t: Translator, { behindSeconds }: BookHealthProps): string {
  if (behindSeconds === null) return t("health.sandbox");
  if (behindSeconds === 0) return t("health.notBehind");
  return t("health.behindBy", { time: t.formatDuration(behindSeconds) });
}

/** What the clock did, for this page and the overview. */
export function troubleWords(
  t: Translator,
  { from, until }: NonNullable<BookHealthProps["trouble"]>,
  timezone: string,
): string {
  const began = t.formatInstant(from, timezone);
  if (until === null) return t("health.clockStands", { time: began });
  return t("health.clockPaused", { from: began, until: t.formatInstant(until, timezone) });
}
