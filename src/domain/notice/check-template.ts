import { LETTER_FACTS, type NoticeFacts } from "./letter-facts";
import type { Locale } from "./locale";
import { factsNamedIn, renderTemplate } from "./render";
import { sampleFactsFor } from "./sample-facts";
import { smsSizeOf } from "./sms";
import {
  isOpenChannel,
  isStatutory,
  type NoticeChannel,
  type StatutoryName,
  type Template,
  type TemplateName,
} from "./template-name";

export type TemplateFlaw = Readonly<{
  field: "subject" | "text";
  code:
    | "template.empty"
    | "template.too_long"
    | "template.not_liquid"
    | "template.fact_unknown"
    | "template.has_a_hole"
    | "template.lender_missing"
    | "template.way_out_missing"
    | "template.amount_missing"
    | "template.amount_shown"
    | "template.fact_missing"
    | "template.too_many_segments";
  /** What was found: a name, the engine's words with the line, a number. */
  detail: string;
}>;

const SUBJECT_LENGTH_MAX = 200;
const TEXT_LENGTH_MAX = 20_000;
/** More than this is a letter, and dear. */
const SEGMENTS_MAX = 6;
const AMOUNTS = ["past_due_amount", "installment_amount"];
/** What letters that a law demands must say; their sources are those of their names. */
const DEMANDED: Readonly<Record<StatutoryName, readonly string[]>> = {
  validation: ["breakdown", "outstanding_total", "answer_by", "lender_address"],
  "early-intervention": ["lender_address"],
  "arrears-notice": ["breakdown", "due_on", "lender_address"],
};
/** A way to end these messages, in the words that both sides understand (12 CFR 1006.6(e)). */
const WAY_OUT = /\bSTOP\b|\bTD\b|退订|停止/;

/**
 * What is wrong with a lender's own words for a letter; empty when nothing is. They must be Liquid that
 * names only facts there are, leave no hole when a fact is missing, say who writes (15 USC 1692e(11)),
 * offer a way out, and say the amount where it can be read alone: in an e-mail and a letter about a
 * late loan, and never in a subject, a text message or on a page, which others may read.
 * A letter that a law demands names the facts that the law asks for.
 */
export function checkTemplate(
  template: Template,
  {
    name,
    channel,
    locale,
  }: Readonly<{ name: TemplateName; channel: NoticeChannel; locale: Locale }>,
): readonly TemplateFlaw[] {
  const flaws: TemplateFlaw[] = [];
  const add = (field: TemplateFlaw["field"], code: TemplateFlaw["code"], detail = "") => {
    flaws.push({ field, code, detail });
  };
  const fields = channel === "sms" ? (["text"] as const) : (["subject", "text"] as const);
  for (const field of fields) {
    const source = template[field];
    const max = field === "subject" ? SUBJECT_LENGTH_MAX : TEXT_LENGTH_MAX;
    if (source.trim() === "") add(field, "template.empty");
    else if (source.length > max) add(field, "template.too_long", String(max));
    else flaws.push(...languageFlaws(field, source));
  }
  if (flaws.length > 0) return flaws;
  for (const facts of sampleFactsFor(name)) {
    const written = renderTemplate(template, name, locale, facts, channel);
    if (!written.ok) add("text", "template.has_a_hole", written.refusal.reason);
    else flaws.push(...contentFlaws(written.value, channel, facts));
    if (flaws.length > 0) return flaws;
  }
  const named = factsNamedIn(template.text);
  const saysAmount = named.ok && AMOUNTS.some((amount) => named.value.includes(amount));
  const isOpen = isOpenChannel(channel);
  if (isOpen && saysAmount) add("text", "template.amount_shown");
  if (!isOpen && !saysAmount) add("text", "template.amount_missing");
  for (const fact of isStatutory(name) ? DEMANDED[name] : []) {
    if (named.ok && !named.value.includes(fact)) add("text", "template.fact_missing", fact);
  }
  const inSubject = factsNamedIn(template.subject);
  const showsAmount = inSubject.ok && AMOUNTS.some((amount) => inSubject.value.includes(amount));
  if (showsAmount) add("subject", "template.amount_shown");
  return flaws;
}

function languageFlaws(field: TemplateFlaw["field"], source: string): readonly TemplateFlaw[] {
  const named = factsNamedIn(source);
  if (!named.ok) return [{ field, code: "template.not_liquid", detail: named.refusal.reason }];
  return named.value
    .filter((fact) => !LETTER_FACTS.includes(fact))
    .map((fact) => ({ field, code: "template.fact_unknown", detail: fact }));
}

function contentFlaws(
  { text }: Readonly<{ text: string }>,
  channel: NoticeChannel,
  facts: NoticeFacts,
): readonly TemplateFlaw[] {
  if (!text.includes(facts.lenderName)) {
    return [{ field: "text", code: "template.lender_missing", detail: "" }];
  }
  // The page that shows a message is the one to end them on.
  if (channel !== "message" && !WAY_OUT.test(text))
    return [{ field: "text", code: "template.way_out_missing", detail: "" }];
  const { segments } = smsSizeOf(text);
  if (channel === "sms" && segments > SEGMENTS_MAX) {
    return [{ field: "text", code: "template.too_many_segments", detail: String(segments) }];
  }
  return [];
}
