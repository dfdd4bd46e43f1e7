import type { Translator } from "../../../web/locales/translate";
import type { TrialShown } from "../../../web/pages/webhook-trial";
import type { Trial, Understood } from "../../app/webhook/try-message";
import { namedSmall } from "../routes/webhook-descriptions";

/** What was understood, in the reader's words. */
export function trialShown(t: Translator, { proof, messages }: Trial): TrialShown {
  return {
    proof,
    messages: messages.map(({ messageId, understood, findings }) => ({
      messageId,
      ...inWords(t, understood, findings.length > 0),
      findings,
    })),
  };
}

type Worded = Pick<TrialShown["messages"][number], "text" | "tone">;

function inWords(t: Translator, understood: Understood, hasFindings: boolean): Worded {
  switch (understood.says) {
    case "received": {
      const { externalId, loanExternalId, paidOn, isLoanKnown } = understood;
      const said = t("webhookTrial.received", {
        amount: amountOf(t, understood.amount, understood.currency),
        loan: loanExternalId,
        date: t.formatDate(paidOn),
        reference: externalId,
        method: understood.method ?? "–",
      });
      if (isLoanKnown) return { text: said, tone: "good" };
      return { text: `${said} ${t("webhookTrial.loanUnknown")}`, tone: "watch" };
    }
    case "reversed": {
      const { externalId: reference, amount, reason } = understood;
      if (amount === null) {
        return { text: t("webhookTrial.reversed", { reference, reason }), tone: "good" };
      }
      const facts = { reference, reason, amount: String(amount) };
      return { text: t("webhookTrial.reversedPart", facts), tone: "good" };
    }
    case "asks": {
      const { asks, id, action } = understood;
      return { text: t(`webhookTrial.asks.${asks}`, { id, action }), tone: "info" };
    }
    case "nothing":
      return { text: t("webhookTrial.nothing"), tone: "info" };
    case "unclear":
      // What is wrong stands in the table, field by field.
      if (hasFindings) return { text: t("webhookTrial.unclearFields"), tone: "act" };
      return { text: t("webhookTrial.unclear", { why: understood.why }), tone: "act" };
  }
}

function amountOf(t: Translator, amount: number, currency: string | null): string {
  return currency === null ? String(amount) : t.formatMoney(amount, currency);
}

/** Lines as `Name: value`; undefined: one of them is none. Null: there are none. */
export function headersIn(text: string): Readonly<Record<string, string>> | null | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0) return null;
  const read = lines.map((line) => /^\s*([A-Za-z0-9-]+)\s*:\s*(.*?)\s*$/.exec(line));
  if (read.some((one) => one === null)) return undefined;
  return namedSmall(Object.fromEntries(read.map((one) => [one?.[1] ?? "", one?.[2] ?? ""])));
}
