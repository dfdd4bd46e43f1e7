import type { Confirmable } from "../../src/domain/contact/confirmations";
import type { Representative } from "../../src/domain/contact/representative";
import { DateText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";
import { RepresentativeFields } from "./representative-fields";

export type ReachedProps = Readonly<{
  t: Translator;
  borrowerId: string;
  /** Every way to the borrower with the day on which it was last seen to be theirs. */
  confirmed: readonly Readonly<{ way: Confirmable; address: string; on: string | null }>[];
  representative: Representative | null;
  /** Of the form; null for who may not record. */
  values: Readonly<Record<string, string>> | null;
  errors?: FieldErrors;
}>;

const EVIDENCE_LENGTH_MAX = 500;

/** Whether a borrower's addresses are still theirs, and who speaks for them. */
export function ReachedSection(props: ReachedProps) {
  const { t, confirmed, representative } = props;
  return (
    <Section id="reached" title={t("reached.title")}>
      <Facts
        facts={confirmed.map(({ way, address, on }) => ({
          term: t(`reached.${way}`),
          detail: (
            <>
              {address}{" "}
              <span class="quiet">
                {on === null ? (
                  t("reached.never")
                ) : (
                  <>
                    {t("reached.confirmed")} <DateText t={t} on={on} />
                  </>
                )}
              </span>
            </>
          ),
        }))}
      />
      <h3 class="facts-title">{t("reached.representative")}</h3>
      {representative === null ? (
        <p class="quiet">{t("reached.nobody")}</p>
      ) : (
        <Facts facts={factsOf(t, representative)} />
      )}
      {props.values !== null && <RepresentativeForm {...props} values={props.values} />}
    </Section>
  );
}

function factsOf(t: Translator, representative: Representative): Fact[] {
  const { name, phone, email, isOnly, isConfirmed } = representative;
  return [
    { term: t("choice.rep.name"), detail: name },
    { term: t("choice.rep.phone"), detail: phone ?? "–" },
    { term: t("choice.rep.email"), detail: email ?? "–" },
    {
      term: t("reached.known"),
      detail: t(isConfirmed ? "reached.isConfirmed" : "reached.toConfirm"),
    },
    { term: t("reached.through"), detail: t(isOnly ? "reached.only" : "reached.also") },
  ];
}

/** POST …/representative; with an empty name nobody is named any more. */
function RepresentativeForm({
  t,
  borrowerId,
  values,
  errors,
}: ReachedProps & Readonly<{ values: Readonly<Record<string, string>> }>) {
  return (
    <details open={errors !== undefined}>
      <summary>{t("reached.change")}</summary>
      <Form t={t} action={`/borrowers/${borrowerId}/representative`} errors={errors}>
        <p class="help">{t("reached.changeHelp")}</p>
        <RepresentativeFields
          t={t}
          values={values}
          errors={errors}
          isNameRequired={false}
          only={t("reached.only")}
        />
        <TextField
          t={t}
          name="rep-evidence"
          label={t("choice.evidence")}
          value={values["rep-evidence"]}
          error={errors?.["rep-evidence"]}
          maxlength={EVIDENCE_LENGTH_MAX}
        />
        <div>
          <Submit tone="plain">{t("choice.record")}</Submit>
        </div>
      </Form>
    </details>
  );
}
