import { StateBadge, type Tone } from "../components/badge";
import { DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { Form, Submit } from "../components/form";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

export type DeadLetterRow = Readonly<{
  id: string;
  queue: string;
  kind: string;
  reason: string;
  attempts: number;
  state: "open" | "replayed" | "discarded";
  createdAt: number;
}>;

type DeadLettersProps = Readonly<{
  t: Translator;
  letters: readonly DeadLetterRow[];
  timezone: string;
  canRepair: boolean;
}>;

const TONES: Readonly<Record<DeadLetterRow["state"], Tone>> = {
  open: "act",
  replayed: "good",
  discarded: "idle",
};

export function DeadLetters({ t, letters, timezone, canRepair }: DeadLettersProps) {
  return (
    <Section id="dead-letters" title={t("deadLetters.title")}>
      {letters.length === 0 ? (
        <p class="quiet">{t("deadLetters.none")}</p>
      ) : (
        <div class="flow">
          <p class="quiet">{t("deadLetters.text")}</p>
          <DataTable
            t={t}
            id="dead-letters-table"
            caption={t("deadLetters.caption")}
            rows={letters}
            rowClass={({ state }) => (state === "open" ? undefined : "row-done")}
            columns={[
              {
                key: "kind",
                label: t("deadLetters.kind"),
                cell: ({ kind, queue }) => (
                  <>
                    <code>{kind}</code> <span class="quiet small">{queue}</span>
                  </>
                ),
              },
              {
                key: "state",
                label: t("scans.state"),
                cell: ({ state }) => (
                  <StateBadge tone={TONES[state]}>{t(`deadLetter.state.${state}`)}</StateBadge>
                ),
              },
              {
                key: "reason",
                prose: true,
                label: t("deadLetters.reason"),
                cell: ({ reason }) => reason,
              },
              {
                key: "attempts",
                label: t("deadLetters.attempts"),
                numeric: true,
                cell: ({ attempts }) => attempts,
              },
              {
                key: "at",
                label: t("deadLetters.at"),
                cell: ({ createdAt }) => <InstantText t={t} at={createdAt} timezone={timezone} />,
              },
              {
                key: "actions",
                label: t("shell.actions"),
                actions: true,
                cell: (letter) =>
                  canRepair && letter.state === "open" && <Repair t={t} letter={letter} />,
              },
            ]}
          />
        </div>
      )}
    </Section>
  );
}

function Repair({ t, letter }: Readonly<{ t: Translator; letter: DeadLetterRow }>) {
  return (
    <>
      <Form t={t} action={`/dead-letters/${letter.id}/replay`} inline>
        <Submit tone="plain" label={`${t("deadLetters.replay")} ${letter.kind} ${letter.id}`}>
          {t("deadLetters.replay")}
        </Submit>
      </Form>{" "}
      <Form t={t} action={`/dead-letters/${letter.id}/discard`} inline>
        <Submit tone="grave" label={`${t("deadLetters.discard")} ${letter.kind} ${letter.id}`}>
          {t("deadLetters.discard")}
        </Submit>
      </Form>
    </>
  );
}
