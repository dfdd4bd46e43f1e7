import type { Deadline, DeadlineState } from "../../src/domain/deadline/deadlines";
import { StateBadge, type Tone } from "../components/badge";
import { DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

type DeadlinesProps = Readonly<{ t: Translator; deadlines: readonly Deadline[] }>;

const TONES: Readonly<Record<DeadlineState, Tone>> = {
  met: "good",
  late: "watch",
  due: "busy",
  missed: "act",
  waiting: "idle",
  free: "good",
};

/** What laws want done about a loan by a day; nothing where they want nothing now. */
export function DeadlineSection({ t, deadlines }: DeadlinesProps) {
  if (deadlines.length === 0) return null;
  return (
    <Section id="deadlines" title={t("deadline.title")}>
      <DataTable
        t={t}
        id="deadlines-table"
        caption={t("deadline.caption")}
        rows={deadlines}
        columns={[
          {
            key: "what",
            label: t("deadline.what"),
            prose: true,
            cell: ({ kind, onlyFor }) => (
              <>
                {t(`deadline.kind.${kind}`)}
                {onlyFor && (
                  <span class="quiet">
                    {" "}
                    {t("deadline.onlyFor", {
                      kinds: onlyFor.map((one) => t(`pack.product.${one}`)).join(", "),
                    })}
                  </span>
                )}
              </>
            ),
          },
          {
            key: "state",
            label: t("deadline.state"),
            cell: ({ state, onlyFor }) => (
              <StateBadge tone={onlyFor ? "idle" : TONES[state]}>
                {t(`deadline.state.${state}`)}
              </StateBadge>
            ),
          },
          { key: "on", label: t("deadline.on"), cell: ({ on }) => <DateText t={t} on={on} /> },
          {
            key: "done",
            label: t("deadline.doneOn"),
            cell: ({ doneOn }) => <DateText t={t} on={doneOn} />,
          },
          {
            key: "source",
            label: t("deadline.source"),
            cell: ({ pack, packVersion, source }) => (
              <span class="quiet">
                {pack} v{packVersion}: {source}
              </span>
            ),
          },
        ]}
      />
      <p class="quiet small">{t("deadline.note")}</p>
    </Section>
  );
}
