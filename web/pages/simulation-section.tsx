import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

export type SimulationSectionProps = Readonly<{
  t: Translator;
  /** Where one is started; null for who may not. */
  newHref: string | null;
  /** The last one of the version as it stands. */
  last: Readonly<{ href: string; at: number }> | null;
  timezone: string;
}>;

/** Whether a version was simulated as it stands, and the way to do so. */
export function SimulationSection({ t, newHref, last, timezone }: SimulationSectionProps) {
  return (
    <Section
      id="simulation"
      title={t("simulation.section")}
      aside={<a href="/simulations">{t("simulation.list")}</a>}
    >
      <div class="flow">
        {last ? (
          <p>
            <a href={last.href}>
              {t("simulation.last", { date: t.formatInstant(last.at, timezone) })}
            </a>
          </p>
        ) : (
          <p class="quiet">{t("simulation.never")}</p>
        )}
        {newHref !== null && (
          <p>
            <a class="button" href={newHref}>
              {t("simulation.new")}
            </a>
          </p>
        )}
      </div>
    </Section>
  );
}
