import type { ContactChoices } from "../../src/domain/contact/choices";
import { CHANNELS, CONSENTS } from "../../src/domain/contact/rule";
import { InstantText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import { Timeline } from "../components/timeline";
import type { Translator } from "../locales/translate";
import { ChoiceFields } from "./choice-fields";
import { clockTime } from "./clock-time";

/** One telling of choices: how it was learned is its proof. */
export type ToldChoice = Readonly<{ since: number; who: string; evidence: string }>;

export type ChoicesToldProps = Readonly<{
  t: Translator;
  borrowerId: string;
  timezone: string;
  /** Null: they never chose. */
  choices: ContactChoices | null;
  /** Newest first. */
  told: readonly ToldChoice[];
  /** The fields of the form; null for who may not record. */
  values: Readonly<Record<string, string>> | null;
  errors?: FieldErrors;
}>;

const EVIDENCE_LENGTH_MAX = 500;

/** What the borrower agreed to and asked for, the form to record more, and what was told before. */
export function ChoicesTold(props: ChoicesToldProps) {
  const { t, choices, told, timezone } = props;
  return (
    <>
      {choices === null ? (
        <p class="quiet">{t("choice.none")}</p>
      ) : (
        <Facts facts={factsOf(t, choices)} />
      )}
      {props.values !== null && <RecordForm {...props} values={props.values} />}
      {told.length > 0 && (
        <>
          <h3 class="facts-title">{t("choice.told")}</h3>
          <Timeline
            t={t}
            items={told.map(({ since, who, evidence }) => ({
              what: evidence,
              when: <InstantText t={t} at={since} timezone={timezone} />,
              who,
              tone: "good",
            }))}
          />
        </>
      )}
    </>
  );
}

function factsOf(t: Translator, { consents, unwantedChannels, hours }: ContactChoices): Fact[] {
  const list = (names: readonly string[]) => (names.length === 0 ? "–" : t.formatList(names));
  const unwanted = CHANNELS.filter((one) => unwantedChannels.includes(one));
  const agreed = CONSENTS.filter((one) => consents.includes(one));
  const wished =
    hours === null
      ? "–"
      : t("choice.wishedHours", {
          from: clockTime(hours.startMinute),
          to: clockTime(hours.endMinute),
        });
  return [
    {
      term: t("choice.unwanted"),
      detail: list(unwanted.map((one) => t(`contact.channel.${one}`))),
    },
    { term: t("choice.wished"), detail: wished },
    { term: t("choice.agreed"), detail: list(agreed.map((one) => t(`choice.consent.${one}`))) },
  ];
}

/** POST …/choices, folded until somebody has something to record. */
function RecordForm({
  t,
  borrowerId,
  values,
  errors,
}: ChoicesToldProps & Readonly<{ values: Readonly<Record<string, string>> }>) {
  return (
    <details open={errors !== undefined}>
      <summary>{t("choice.change")}</summary>
      <Form t={t} action={`/borrowers/${borrowerId}/choices`} errors={errors}>
        <ChoiceFields t={t} by="officer" values={values} {...(errors && { errors })} />
        <TextField
          t={t}
          name="evidence"
          label={t("choice.evidence")}
          help={t("choice.evidenceHelp")}
          value={values["evidence"]}
          error={errors?.["evidence"]}
          maxlength={EVIDENCE_LENGTH_MAX}
        />
        <div>
          <Submit tone="plain">{t("choice.record")}</Submit>
        </div>
      </Form>
    </details>
  );
}
