import type { Strength, SuggestionReason } from "../../src/domain/payment/suggest";
import { Amount } from "../components/amount";
import { StateBadge, type Tone } from "../components/badge";
import { Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

export type SuggestedPart = Readonly<{
  loanId: string;
  loanExternalId: string;
  borrowerName: string;
  amount: number;
  currency: string;
  /** The amount as a form takes it, in major units. */
  written: string;
}>;

/** The loans that a payment may be for, with the reasons that speak for them. */
export type SuggestionRow = Readonly<{
  strength: Strength;
  reasons: readonly SuggestionReason[];
  parts: readonly SuggestedPart[];
}>;

const TONES: Readonly<Record<Strength, Tone>> = { sure: "good", likely: "busy", possible: "idle" };

type SuggestionProps = Readonly<{ t: Translator; suggestion: SuggestionRow }>;

export function Suggestion({ t, suggestion }: SuggestionProps) {
  const { strength, reasons, parts } = suggestion;
  const isSplit = parts.length > 1;
  return (
    <div class="suggestion">
      <p>
        <StateBadge tone={TONES[strength]}>{t(`payments.strength.${strength}`)}</StateBadge>
        {" · "}
        {parts.map((part, index) => (
          <>
            {index > 0 && " + "}
            <a href={`/loans/${part.loanId}`}>{part.loanExternalId}</a>
            {isSplit && (
              <>
                {" "}
                <Amount t={t} minor={part.amount} currency={part.currency} money />
              </>
            )}
          </>
        ))}
        {" · "}
        {parts[0]?.borrowerName}
      </p>
      <ul class="reasons">
        {reasons.map((reason) => (
          <li>{t(`payments.reason.${reason}`)}</li>
        ))}
      </ul>
    </div>
  );
}

/** One click: the form carries what was suggested, so that what was seen is what is posted. */
export function AcceptSuggestion({
  t,
  suggestion: { parts },
  path,
  payment,
  tone = "plain",
}: SuggestionProps & Readonly<{ path: string; payment: string; tone?: "main" | "plain" }>) {
  const loans = parts.map(({ loanExternalId }) => loanExternalId).join(", ");
  const label = t("payments.acceptOf", { payment, loan: loans });
  const [only] = parts;
  return (
    <Form
      t={t}
      action={`${path}/${parts.length > 1 ? "split" : "assignment"}`}
      inline
      label={label}
    >
      {parts.length > 1
        ? parts.map(({ loanExternalId, written }, index) => (
            <>
              <input type="hidden" name={`loan-${index + 1}`} value={loanExternalId} />
              <input type="hidden" name={`amount-${index + 1}`} value={written} />
            </>
          ))
        : only && <input type="hidden" name="loanExternalId" value={only.loanExternalId} />}
      <Submit tone={tone} label={label}>
        {t("payments.accept")}
      </Submit>
    </Form>
  );
}
