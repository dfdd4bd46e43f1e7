import { addDays, type BusinessDate } from "../../kernel/calendar";
import { currencyExponent, formatMajor, type Minor } from "../../kernel/money";
import type { Component, Components } from "../loan/components";
import type { Channel } from "../policy/step-action";
import type { Locale } from "./locale";

/** What a letter may speak of. Amounts in minor units of `currency`. */
export type NoticeFacts = Readonly<{
  lenderName: string;
  borrowerName: string;
  /** The lender's own reference of the loan, which the borrower knows from the contract. */
  loanReference: string;
  currency: string;
  /** The announced due date, or that of the oldest unpaid installment. */
  dueOn: BusinessDate;
  /** Days until `dueOn` when it lies ahead, days since then when it has passed; never negative. */
  days: number;
  /** What is unpaid of the announced installment; zero in a letter about a late loan. */
  installmentAmount: Minor;
  pastDueAmount: Minor;
  /** What is past due by its parts, penalties included. */
  pastDue: Components;
  /** Everything that is owed on the loan. */
  outstandingTotal: Minor;
  /** The day of sending: letters that name a day to answer by count from it. */
  asOf: BusinessDate;
  next: Readonly<{ dueOn: BusinessDate; amount: Minor }> | null;
  /** How many loans of this borrower are past due, this one among them. */
  lateLoanCount: number;
  /** Where the borrower chooses how to be reached; null where there is no such address. */
  choiceUrl: string | null;
  /** The lender's name, address and numbers as on its letters; null: not told. */
  lenderAddress: string | null;
  /** Collects debts of others or bought in default, and must say so. */
  isCollector: boolean;
}>;

/** Calendar days in which a letter reaches its reader for certain; five business days are assumed. */
const ARRIVAL_DAYS = 10;
/** From the arrival on (12 CFR 1006.34(b)(5)); a longer time is on the reader's side. */
const DISPUTE_DAYS = 30;

/** The facts under the names that templates use, written out as the borrower's language does. */
export type LetterWords = Readonly<{
  lender: string;
  borrower: string;
  loan: string;
  due_on: string;
  days: number;
  installment_amount: string;
  /** Null when nothing is past due. */
  past_due_amount: string | null;
  next_due_on: string | null;
  next_amount: string | null;
  late_loan_count: number;
  choice_url: string | null;
  /** What is past due, a line for each part of it. */
  breakdown: string;
  outstanding_total: string;
  /** By when to dispute, for letters that tell what a debt is. */
  answer_by: string;
  lender_address: string | null;
  /** What a collector must say of itself; null where the lender is none. */
  disclosure: string | null;
}>;

/** The names a template may use. */
export const LETTER_FACTS: readonly string[] = [
  "lender",
  "borrower",
  "loan",
  "due_on",
  "days",
  "installment_amount",
  "past_due_amount",
  "next_due_on",
  "next_amount",
  "late_loan_count",
  "choice_url",
  "breakdown",
  "outstanding_total",
  "answer_by",
  "lender_address",
  "disclosure",
] satisfies readonly (keyof LetterWords)[];

/** Puts facts into words: every amount with its currency, every date so that it cannot be misread. */
export function wordsOf(
  facts: NoticeFacts,
  locale: Locale,
  channel: Channel = "email",
): LetterWords {
  const money = (amount: Minor) => formatMoney(amount, facts.currency, locale);
  return {
    lender: oneLine(facts.lenderName),
    borrower: oneLine(facts.borrowerName),
    loan: oneLine(facts.loanReference),
    due_on: formatDate(facts.dueOn, locale),
    days: facts.days,
    installment_amount: money(facts.installmentAmount),
    past_due_amount: facts.pastDueAmount > 0 ? money(facts.pastDueAmount) : null,
    next_due_on: facts.next && formatDate(facts.next.dueOn, locale),
    next_amount: facts.next && money(facts.next.amount),
    late_loan_count: facts.lateLoanCount,
    choice_url: facts.choiceUrl,
    breakdown: breakdownOf(facts.pastDue, locale, money),
    outstanding_total: money(facts.outstandingTotal),
    answer_by: formatDate(addDays(facts.asOf, ARRIVAL_DAYS + DISPUTE_DAYS), locale),
    lender_address: facts.lenderAddress,
    disclosure: facts.isCollector ? disclosureOf(locale, channel) : null,
  };
}

/** In the order in which people read a debt. */
const PARTS = ["principal", "interest", "fee", "penalty"] as const satisfies readonly Component[];
const PART_NAMES: Readonly<Record<Locale, Readonly<Record<Component, string>>>> = {
  en: {
    principal: "Principal past due: ",
    interest: "Interest past due: ",
    fee: "Fees past due: ",
    penalty: "Late fees and penalty interest: ",
  },
  "zh-CN": {
    principal: "逾期本金：",
    interest: "逾期利息：",
    fee: "逾期费用：",
    penalty: "滞纳金和罚息：",
  },
};

/** Every part with its amount, those of nothing left out but for the principal. */
function breakdownOf(
  pastDue: Components,
  locale: Locale,
  money: (amount: Minor) => string,
): string {
  return PARTS.filter((part) => part === "principal" || pastDue[part] > 0)
    .map((part) => `${PART_NAMES[locale][part]}${money(pastDue[part])}`)
    .join("\n");
}

/** First and later communications at once (12 CFR 1006.18(e)(1), (2)); in a text message the short one. */
function disclosureOf(locale: Locale, channel: Channel): string {
  if (locale === "zh-CN") {
    return channel === "sms"
      ? "本机构为债务催收方。"
      : "本函由债务催收方发出，旨在催收欠款；所获得的任何信息将用于该目的。";
  }
  return channel === "sms"
    ? "This is from a debt collector."
    : "This is from a debt collector. It is an attempt to collect a debt, and any information obtained will be used for that purpose.";
}

/** Minor units with currency and all its decimals: $1,234.50, CN¥1,234.50, ¥1,234. Exact for any size. */
export function formatMoney(amount: Minor, currency: string, locale: Locale): string {
  const digits = currencyExponent(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // As a decimal string the amount never passes through a float.
  return format.format(formatMajor(amount, currency) as `${number}`);
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "14 March 2026" or "2026年3月14日": the month as a word or marked, since 03/04 is read two ways. */
export function formatDate(date: BusinessDate, locale: Locale): string {
  const [year, month, day] = [
    date.slice(0, 4),
    Number(date.slice(5, 7)),
    Number(date.slice(8, 10)),
  ];
  if (locale === "zh-CN") return `${year}年${month}月${day}日`;
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** Names come from files: a line break in one must not write lines of its own into a letter. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
