import { TextField } from "../components/fields";
import { Form, Submit } from "../components/form";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";
import { UNMATCHED_PATH } from "./payments-unmatched";

const REASON_MAX = 500;

/** Sends the money back, or takes what is none of ours off the list; each opened first, for it is for good. */
export function PaymentReturn({
  t,
  payment,
  giving,
}: Readonly<{
  t: Translator;
  payment: Readonly<{ id: string; externalId: string }>;
  giving: Readonly<{ reason: string; reference: string; error?: string }>;
}>) {
  const path = `${UNMATCHED_PATH}/${payment.id}`;
  const name = t("payments.dismissOf", { payment: payment.externalId });
  return (
    <Section id="return" title={t("payments.noLoan")}>
      <details class="ask" open={giving.error !== undefined}>
        <summary>{t("payments.return")}</summary>
        <p>{t("payments.returnHelp")}</p>
        <Form
          t={t}
          action={`${path}/return#return`}
          label={t("payments.return")}
          errors={giving.error === undefined ? {} : { reason: giving.error }}
        >
          <TextField
            t={t}
            name="reason"
            label={t("payments.returnReason")}
            value={giving.reason}
            maxlength={REASON_MAX}
            error={giving.error}
          />
          <TextField
            t={t}
            name="reference"
            label={t("payments.returnReference")}
            help={t("payments.returnReferenceHelp")}
            value={giving.reference}
            maxlength={200}
            required={false}
          />
          <Submit tone="grave">{t("payments.return")}</Submit>
        </Form>
      </details>
      <details class="ask">
        <summary aria-label={name}>{t("payments.dismiss")}</summary>
        <p>{t("payments.dismissHelp")}</p>
        <Form t={t} action={`${path}/dismissal`} inline label={name}>
          <input
            class="input input-reason"
            name="reason"
            maxlength={REASON_MAX}
            autocomplete="off"
            aria-label={t("payments.dismissReasonOf", { payment: payment.externalId })}
            placeholder={t("payments.dismissReason")}
          />
          <Submit tone="grave" label={name}>
            {t("payments.dismiss")}
          </Submit>
        </Form>
      </details>
    </Section>
  );
}
