import { Amount } from "../components/amount";
import { type FieldErrors, Form, fieldId } from "../components/form";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

export type SplitValues = Readonly<{
  rows: readonly Readonly<{ loan: string; amount: string }>[];
  /** What the rows leave over of the payment; null while nothing was read of them. */
  remainder: Readonly<{ minor: number; currency: string }> | null;
  /** Of the fields `loan-1`, `amount-1` and so on, and of the whole under the empty name. */
  errors: FieldErrors;
}>;

/**
 * Rows of loan and amount. Two buttons send them: one counts what is left over and gives more rows, so
 * that it works without script, the other posts.
 */
export function PaymentSplit({
  t,
  path,
  rows,
  remainder,
  errors,
}: SplitValues & Readonly<{ t: Translator; path: string }>) {
  return (
    <Section id="split" title={t("payments.split")}>
      <p class="lead">{t("payments.splitHelp")}</p>
      <Form t={t} action={`${path}/split#split`} errors={errors} label={t("payments.split")}>
        <table class="table">
          <caption class="unseen">{t("payments.split")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("payments.assignTo")}</th>
              <th scope="col" class="numeric">
                {t("payments.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr>
                <td>
                  <Input
                    name={`loan-${index + 1}`}
                    value={row.loan}
                    label={t("payments.splitLoan", { number: index + 1 })}
                    error={errors[`loan-${index + 1}`]}
                  />
                </td>
                <td class="numeric">
                  <Input
                    name={`amount-${index + 1}`}
                    value={row.amount}
                    label={t("payments.splitAmount", { number: index + 1 })}
                    error={errors[`amount-${index + 1}`]}
                    isAmount
                  />
                </td>
              </tr>
            ))}
          </tbody>
          {remainder && (
            <tfoot>
              <tr>
                <th scope="row">{t("payments.splitRest")}</th>
                <td class="numeric">
                  <Amount t={t} minor={remainder.minor} currency={remainder.currency} money />
                </td>
              </tr>
            </tfoot>
          )}
        </table>
        <p class="buttons">
          <button type="submit" class="button button-main" name="act" value="post">
            {t("payments.splitPost")}
          </button>
          <button type="submit" class="button" name="act" value="count">
            {t("payments.splitCount")}
          </button>
        </p>
      </Form>
    </Section>
  );
}

type InputProps = Readonly<{
  name: string;
  value: string;
  label: string;
  error: string | undefined;
  isAmount?: boolean;
}>;

function Input({ name, value, label, error, isAmount = false }: InputProps) {
  const id = fieldId(name);
  return (
    <>
      <input
        id={id}
        class={isAmount ? "input input-short" : "input"}
        name={name}
        value={value}
        autocomplete="off"
        inputmode={isAmount ? "decimal" : undefined}
        maxlength={200}
        aria-label={label}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}
