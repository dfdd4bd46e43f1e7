import type { HoldStop } from "../../src/domain/policy/step-action";
import { StateBadge } from "../components/badge";
import type { Translator } from "../locales/translate";
import { flagName, stopWords } from "./treatment-events";

/** What stands with a borrower or a loan: its case, holds and flags in one place. */
export type StandingTreatment = Readonly<{
  case: Readonly<{ id: string; stage: string; priority: string }> | null;
  loans: readonly Readonly<{
    id: string;
    externalId: string;
    holds: readonly Readonly<{ stops: readonly HoldStop[]; to: string | null }>[];
    flags: readonly string[];
  }>[];
}>;

type Props = Readonly<{ t: Translator; standing: StandingTreatment }>;

export function StandingList({ t, standing }: Props) {
  return (
    <ul>
      <li>
        {standing.case ? (
          <>
            <StateBadge tone="watch">{t("case.state.open")}</StateBadge>{" "}
            <a href={`/cases/${standing.case.id}`}>{t("case.open.see")}</a>: {standing.case.stage}
          </>
        ) : (
          <span class="quiet">{t("case.open.none")}</span>
        )}
      </li>
      {standing.loans.map((loan) => (
        <li>
          <a href={`/loans/${loan.id}/holds`}>
            {loan.externalId}: {t("hold.see")}
          </a>
          {loan.holds.map(({ stops, to }) => (
            <>
              {" · "}
              {t("hold.standing", { stops: stopWords(t, stops) })},{" "}
              {to === null
                ? t("hold.standing.open")
                : t("hold.standing.until", { date: t.formatDate(to) })}
            </>
          ))}
          {loan.flags.map((flag) => (
            <>
              {" · "}
              {t("flag.flag")}: {flagName(t, flag)}
            </>
          ))}
        </li>
      ))}
    </ul>
  );
}
