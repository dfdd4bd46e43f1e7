import type { ActLine } from "../../src/domain/simulation/difference";
import { DIFFERENCES_LISTED } from "../../src/domain/simulation/report";
import { DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { Pagination } from "../components/pagination";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";
import { actWords, whyWords } from "./simulation-words";

export type DifferenceRow = Readonly<{
  /** Public. */
  borrowerId: string;
  externalId: string;
  firstOn: string;
  testedCount: number;
  inForceCount: number;
  tested: readonly ActLine[];
  inForce: readonly ActLine[];
}>;

export type DifferenceSectionProps = Readonly<{
  t: Translator;
  version: number;
  rows: readonly DifferenceRow[];
  href: string;
  offset: number;
  nextOffset: number | null;
}>;

/** Who is treated differently, by which acts, and why. */
export function DifferenceSection(props: DifferenceSectionProps) {
  const { t, version, rows, href, offset, nextOffset } = props;
  return (
    <Section id="differences" title={t("simulation.differences")}>
      <div class="flow">
        <p class="quiet">{t("simulation.differencesListed", { max: DIFFERENCES_LISTED })}</p>
        <DataTable
          t={t}
          id="differences-table"
          caption={t("simulation.differences")}
          rows={rows}
          rowHref={({ borrowerId }) => `/borrowers/${borrowerId}`}
          columns={[
            {
              key: "borrower",
              label: t("simulation.borrower"),
              cell: ({ externalId }) => externalId,
            },
            {
              key: "first",
              label: t("simulation.firstOn"),
              cell: ({ firstOn }) => <DateText t={t} on={firstOn} />,
            },
            {
              key: "tested",
              label: t("simulation.onlyTested", { version }),
              prose: true,
              cell: ({ tested, testedCount }) => <Acts t={t} acts={tested} count={testedCount} />,
            },
            {
              key: "in-force",
              label: t("simulation.onlyInForce"),
              prose: true,
              cell: ({ inForce, inForceCount }) => (
                <Acts t={t} acts={inForce} count={inForceCount} />
              ),
            },
            {
              key: "why",
              label: t("simulation.why"),
              prose: true,
              cell: (row) => <Why t={t} row={row} />,
            },
          ]}
        />
        <Pagination
          t={t}
          firstHref={offset === 0 ? null : `${href}#differences`}
          nextHref={nextOffset === null ? null : `${href}?after=${nextOffset}#differences`}
        />
      </div>
    </Section>
  );
}

type ActsProps = Readonly<{ t: Translator; acts: readonly ActLine[]; count: number }>;

function Acts({ t, acts, count }: ActsProps) {
  const more = count - acts.length;
  return (
    <>
      {acts.map((act) => (
        <span class="under">{actWords(t, act)}</span>
      ))}
      {more > 0 && <span class="quiet small under">{t("simulation.more", { count: more })}</span>}
    </>
  );
}

/** Of the first act that differs: the rest follows from it or is alike. */
function Why({ t, row }: Readonly<{ t: Translator; row: DifferenceRow }>) {
  const act = [...row.tested, ...row.inForce].find(({ on }) => on === row.firstOn);
  if (!act) return null;
  return (
    <>
      {whyWords(t, act)}
      {act.why?.when !== undefined && <code class="under">{act.why.when}</code>}
    </>
  );
}
