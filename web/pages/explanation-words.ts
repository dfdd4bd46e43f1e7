import type { Condition } from "../../src/domain/condition/compile";
import { findFact } from "../../src/domain/condition/facts";
import { sayCondition } from "../../src/domain/condition/say";
import { CONDITION_WORDS_EN } from "../../src/domain/condition/say-en";
import { CONDITION_WORDS_ZH_CN } from "../../src/domain/condition/say-zh-cn";
import type { Explanation, What } from "../../src/domain/explanation/explanation";
import type { AskedFact, PolicyRule, Trigger } from "../../src/domain/explanation/policy-rule";
import type { Prevention } from "../../src/domain/explanation/prevention";
import type { LedgerEntry } from "../../src/domain/loan/ledger";
import type { HoldStop } from "../../src/domain/policy/step-action";
import { bucketName } from "../components/bucket";
import type { Translator } from "../locales/translate";
import { stepName } from "./step-name";

/** Says who an actor of the audit log is. */
export type NameOf = (actor: string) => string;

const CONDITION_WORDS = { en: CONDITION_WORDS_EN, "zh-CN": CONDITION_WORDS_ZH_CN } as const;

/** What happened, in one sentence. */
export function whatWords(t: Translator, { what, loan }: Explanation): string {
  switch (what.kind) {
    case "notice": {
      const state = what.state === "sending" ? "planned" : what.state;
      return t(`loan.event.notice.${state}`, { step: stepName(t, what.step) });
    }
    case "task":
      return t("why.what.task", { title: what.title });
    case "case":
      return caseWords(t, what);
    case "hold":
      return holdWords(t, what);
    case "flag":
      return what.flag === "watch" ? t("why.what.watch") : t("why.what.flag", { flag: what.flag });
    case "move": {
      const facts = { from: bucketName(what.from), to: bucketName(what.to) };
      return what.to === 0 ? t("loan.event.cured", facts) : t("loan.event.moved", facts);
    }
    case "fee": {
      const amount = t.formatMoney(what.amount, loan?.currency ?? "");
      return t(`why.what.${what.charge}`, { amount, number: what.installment });
    }
  }
}

function caseWords(t: Translator, what: Extract<What, { kind: "case" }>): string {
  const { event, stage, text } = what;
  switch (event) {
    case "opened":
    case "moved":
    case "kept":
      return stage === null
        ? t(`why.what.case.${event}Unknown`)
        : t(`why.what.case.${event}`, { stage });
    case "closed":
    case "noted":
      return text === null
        ? t(`why.what.case.${event}Unknown`)
        : t(`why.what.case.${event}`, { text });
    case "assigned":
      return t("why.what.case.assigned");
    default:
      return t("why.what.case.unknown", { event });
  }
}

function holdWords(t: Translator, { stops, from, to }: Extract<What, { kind: "hold" }>): string {
  const facts = { stops: stopsWords(t, stops), from: t.formatDate(from) };
  return to === null
    ? t("why.what.holdOpen", facts)
    : t("why.what.hold", { ...facts, to: t.formatDate(to) });
}

function stopsWords(t: Translator, stops: readonly HoldStop[]): string {
  return t.formatList(stops.map((stop) => t(`why.stops.${stop}`)));
}

/** Why it happened, in one sentence. */
export function leadWords(t: Translator, explanation: Explanation, nameOf: NameOf): string {
  const { rule, actor, charge, cause } = explanation;
  if (charge) return t(`why.lead.${charge.kind}`, { days: charge.daysLate });
  if (cause) return causeWords(t, explanation);
  if (rule) return ruleWords(t, rule, explanation.loan?.currency ?? "");
  return actor === null ? t("why.lead.nobody") : t("why.lead.person", { who: nameOf(actor) });
}

function ruleWords(t: Translator, rule: PolicyRule, currency: string): string {
  const { version, name, step, trigger } = rule;
  if (name === null) return t("why.lead.policyGone", { version });
  return trigger === null
    ? t("why.lead.policyStepGone", { version, name, step: step ?? "–" })
    : t("why.lead.policy", { version, name, trigger: triggerWords(t, trigger, currency) });
}

function causeWords(t: Translator, { cause, loan }: Explanation): string {
  if (cause === null || cause.cause === "scan") return t("why.lead.scan");
  if (cause.cause === "import") return t("why.lead.import");
  if (cause.cause === "schedule") {
    return cause.scheduleVersion === null
      ? t("why.lead.scheduleUnknown")
      : t("why.lead.schedule", { version: cause.scheduleVersion });
  }
  const [entry] = cause.entries;
  if (entry === undefined) return t("why.lead.entryUnknown");
  return cause.isExact
    ? t("why.lead.entry", entryFacts(t, entry, loan?.currency ?? ""))
    : t("why.lead.entries");
}

function entryFacts(t: Translator, entry: LedgerEntry, currency: string) {
  return {
    entry: t(`loan.entry.${entry.type}`),
    sequence: entry.sequence,
    amount: t.formatMoney(entry.amount, currency),
    date: t.formatDate(entry.effectiveOn),
  };
}

export function entryWords(t: Translator, entry: LedgerEntry, currency: string): string {
  return t("why.entry", entryFacts(t, entry, currency));
}

/** What a step waits for. */
export function triggerWords(t: Translator, trigger: Trigger, currency: string): string {
  if (trigger.kind === "event") {
    const { promise } = trigger;
    if (promise) {
      return t("why.trigger.promise", {
        amount: t.formatMoney(promise.amount, currency),
        paid: t.formatMoney(promise.paid, currency),
        date: t.formatDate(promise.dueOn),
      });
    }
    return trigger.event === "bucket-entered"
      ? t("why.trigger.bucket", { bucket: trigger.bucket ?? "–" })
      : t(`why.trigger.${trigger.event}`);
  }
  const { day, repeat } = trigger;
  const own =
    day === 0
      ? t("why.trigger.onDue")
      : day < 0
        ? t("why.trigger.before", { count: -day })
        : t("why.trigger.after", { count: day });
  if (repeat === null) return own;
  const { everyDays: count, timesMax: times } = repeat;
  return t("why.trigger.repeat", { first: own, count, times });
}

/** A condition in plain language, with amounts in the loan's currency; null when it cannot be read. */
export function conditionWords(
  t: Translator,
  condition: Condition | null,
  currency: string,
): string | null {
  if (condition === null) return null;
  return sayCondition(condition, CONDITION_WORDS[t.locale], (minor) =>
    t.formatMoney(Number(minor), currency),
  );
}

export function factLabel(t: Translator, { name }: AskedFact): string {
  return CONDITION_WORDS[t.locale].facts[name];
}

export function factValueWords(t: Translator, { name, value }: AskedFact, currency: string) {
  if (typeof value === "boolean") return t(value ? "shell.yes" : "shell.no");
  if (typeof value === "number") {
    return findFact(name)?.unit === "minor"
      ? t.formatMoney(value, currency)
      : t.formatNumber(value);
  }
  const texts = typeof value === "string" ? [value] : value;
  const said = texts.filter((text) => text !== "");
  return said.length === 0 ? t("why.facts.none") : t.formatList(said);
}

export function preventionWords(t: Translator, prevention: Prevention, currency: string): string {
  switch (prevention.kind) {
    case "payment": {
      const amount = t.formatMoney(prevention.amount, currency);
      return t("why.prevent.payment", { amount, date: t.formatDate(prevention.by) });
    }
    case "unnamed-payment":
      return t("why.prevent.unnamed-payment", { date: t.formatDate(prevention.by) });
    case "lasting-hold":
      return t("why.prevent.lasting-hold", { date: t.formatDate(prevention.from) });
    case "hold":
      return t(`why.prevent.hold.${prevention.stops}`, { date: t.formatDate(prevention.on) });
    default:
      return t(`why.prevent.${prevention.kind}`);
  }
}
