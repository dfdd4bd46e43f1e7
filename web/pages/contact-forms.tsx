import { CHANNELS, CONTACT_RESULTS, type Channel, type Party } from "../../src/domain/contact/rule";
import type { Representative } from "../../src/domain/contact/representative";
import { Alert } from "../components/alert";
import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import type { MessageKey, Translator } from "../locales/translate";

/** A yes of the gate for one contact within minutes. */
export type TakenPermit = Readonly<{ id: string; channel: Channel; party: Party; until: number }>;

type ContactFormProps = Readonly<{
  t: Translator;
  frame: Frame;
  borrower: Readonly<{ id: string; name: string }>;
  reached: Readonly<{ representative: Pick<Representative, "isConfirmed"> | null }>;
  permit?: TakenPermit | null;
  values?: Readonly<Record<string, string>>;
  errors?: FieldErrors;
}>;

const NOTE_LENGTH_MAX = 500;
/** What a person does and would be asked about; letters and e-mails go by steps. */
const DONE_BY_PEOPLE = ["phone", "visit", "sms"] as const satisfies readonly Channel[];

/** POST …/permits: asks the gate right before a call or a visit. */
export function PermitForm({
  t,
  frame,
  borrower,
  reached,
  permit,
  why,
}: ContactFormProps & Readonly<{ why: string | undefined }>) {
  const parties: readonly Party[] = reached.representative?.isConfirmed
    ? ["borrower", "representative"]
    : ["borrower"];
  return (
    <>
      {permit && (
        <Alert tone="good" title={t("contact.permit.given")}>
          {t("contact.permit.until", {
            way: t(`contact.channel.${permit.channel}`),
            time: t.formatInstant(permit.until, frame.tenant.timezone),
          })}
        </Alert>
      )}
      {why !== undefined && (
        <Alert tone="watch" title={t("contact.permit.denied")}>
          {why}
        </Alert>
      )}
      <Form t={t} action={`/borrowers/${borrower.id}/permits`}>
        <p class="quiet">{t("contact.permit.text")}</p>
        <SelectField
          t={t}
          name="permit-channel"
          label={t("contact.log.channel")}
          options={DONE_BY_PEOPLE.map((value) => ({ value, label: t(`contact.channel.${value}`) }))}
          value={permit?.channel ?? "phone"}
        />
        {parties.length > 1 && (
          <SelectField
            t={t}
            name="permit-party"
            label={t("contact.permit.party")}
            options={parties.map((value) => ({
              value,
              label: t(
                value === "borrower" ? "contact.party.borrower" : "contact.party.representative",
              ),
            }))}
            value={permit?.party ?? "borrower"}
          />
        )}
        <div>
          <Submit>{t("contact.permit.submit")}</Submit>
        </div>
      </Form>
    </>
  );
}

/** POST …/contacts with `channel`, `result`, `note` and the reference of the form. */
export function LogForm(props: ContactFormProps & Readonly<{ reference: string }>) {
  const { t, borrower, values, errors, reference, permit } = props;
  const choices = <Value extends string>(
    list: readonly Value[],
    keyOf: (one: Value) => MessageKey,
  ) => list.map((value) => ({ value, label: t(keyOf(value)) }));
  return (
    <Form t={t} action={`/borrowers/${borrower.id}/contacts`} errors={errors}>
      <p class="quiet">{t("contact.log.text")}</p>
      <input type="hidden" name="reference" value={reference} />
      {permit && <input type="hidden" name="permit" value={permit.id} />}
      <SelectField
        t={t}
        name="channel"
        label={t("contact.log.channel")}
        options={choices(CHANNELS, (one) => `contact.channel.${one}`)}
        value={values?.["channel"] ?? permit?.channel ?? "phone"}
        error={errors?.["channel"]}
      />
      <SelectField
        t={t}
        name="result"
        label={t("contact.log.result")}
        options={choices(CONTACT_RESULTS, (one) => `contact.result.${one}`)}
        value={values?.["result"] ?? "no-answer"}
        error={errors?.["result"]}
      />
      <TextField
        t={t}
        name="note"
        label={t("contact.log.note")}
        required={false}
        value={values?.["note"]}
        error={errors?.["note"]}
        maxlength={NOTE_LENGTH_MAX}
      />
      <div>
        <Submit tone="plain">{t("contact.log.submit")}</Submit>
      </div>
    </Form>
  );
}
