import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDate, formatMoney, type NoticeFacts } from "../../../src/domain/notice/letter-facts";
import { LOCALES, type Locale } from "../../../src/domain/notice/locale";
import { render, renderTemplate } from "../../../src/domain/notice/render";
import {
  isWrittenFor,
  NOTICE_CHANNELS,
  STATUTORY_NAMES,
  TEMPLATE_NAMES,
  type TemplateName,
} from "../../../src/domain/notice/template-name";
import { businessDate } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";

const LATE: NoticeFacts = {
  lenderName: "Harbor Lending",
  borrowerName: "Mara Quill",
  loanReference: "PL-00017",
  currency: "USD",
  dueOn: businessDate("2026-03-14"),
  days: 12,
  installmentAmount: ZERO,
  pastDueAmount: minor(123_450),
  pastDue: {
    principal: minor(100_000),
    interest: minor(23_450),
    fee: ZERO,
    penalty: minor(2_500),
  },
  outstandingTotal: minor(1_500_000),
  asOf: businessDate("2026-03-26"),
  next: { dueOn: businessDate("2026-04-14"), amount: minor(45_600) },
  lateLoanCount: 1,
  choiceUrl: null,
  lenderAddress: "Harbor Lending, 1 Harbor Street",
  isCollector: false,
};
const AHEAD: NoticeFacts = {
  ...LATE,
  days: 5,
  installmentAmount: minor(45_600),
  pastDueAmount: ZERO,
  next: null,
  lateLoanCount: 0,
};

const LETTERS = TEMPLATE_NAMES.flatMap((name) =>
  LOCALES.map((locale) => ({ name, locale, facts: factsFor(name) })),
);

function factsFor(name: TemplateName): NoticeFacts {
  return name === "reminder-before-due" ? AHEAD : LATE;
}

function letter(name: string, locale: Locale, facts: NoticeFacts) {
  const rendered = render(name, locale, facts);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.refusal));
  return rendered.value;
}

describe.each(LETTERS)("$name in $locale", ({ name, locale, facts }) => {
  test("names borrower, lender and loan, and leaves nothing of the template behind", () => {
    const { subject, text } = letter(name, locale, facts);
    for (const word of ["Mara Quill", "Harbor Lending", "PL-00017"]) expect(text).toContain(word);
    expect(`${subject}${text}`).not.toMatch(/\{\{|\}\}|\{%|%\}|undefined|null|NaN/);
    expect(text).not.toMatch(/\n{3,}|[ \t]\n/);
  });

  test("says how to answer and how to stop", () => {
    const { text } = letter(name, locale, facts);
    expect(text).toContain("STOP");
    expect(text).toContain(locale === "en" ? "reply to this e-mail" : "回复本邮件");
  });

  test("keeps amounts and lateness out of the subject, which others may see", () => {
    const { subject } = letter(name, locale, { ...facts, days: 77 });
    expect(subject).not.toMatch(/[$¥]|1,234|456|77|past due|late|逾期|欠/i);
    expect(subject.length).toBeLessThanOrEqual(80);
  });

  test("threatens with nothing and blames nobody", () => {
    const { subject, text } = letter(name, locale, { ...facts, lateLoanCount: 3 });
    const forbidden =
      /court|lawsuit|sue |seize|arrest|police|immediately|urgent|final warning|failed to|failure|debtor|delinquen|you must|consequences|起诉|法院|诉讼|报警|警告|立即|必须|后果|恶意|老赖|催收|失信|债务人/i;
    expect(`${subject}\n${text}`).not.toMatch(forbidden);
  });

  test("holds for every amount and currency, written with exactly its decimals", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 13 }),
        fc.constantFrom("USD", "CNY", "JPY", "KWD"),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 20 }),
        (amount, currency, days, lateLoanCount) => {
          const some = { ...facts, currency, days, lateLoanCount };
          const about =
            name === "reminder-before-due"
              ? { ...some, installmentAmount: minor(amount) }
              : { ...some, pastDueAmount: minor(amount) };
          const { text } = letter(name, locale, about);
          expect(text).toContain(formatMoney(minor(amount), currency, locale));
          expect(text).not.toMatch(/\{\{|\{%|undefined|null/);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test.each([
  { amount: 123_450, currency: "USD", en: "$1,234.50", zh: "US$1,234.50" },
  { amount: 123_450, currency: "CNY", en: "CN¥1,234.50", zh: "¥1,234.50" },
  { amount: 1_234, currency: "JPY", en: "¥1,234", zh: "JP¥1,234" },
  { amount: 5, currency: "USD", en: "$0.05", zh: "US$0.05" },
  {
    amount: 9_007_199_254_740_991,
    currency: "USD",
    en: "$90,071,992,547,409.91",
    zh: "US$90,071,992,547,409.91",
  },
])("$amount minor units of $currency are exact in both languages", (row) => {
  expect(formatMoney(minor(row.amount), row.currency, "en")).toBe(row.en);
  expect(formatMoney(minor(row.amount), row.currency, "zh-CN")).toBe(row.zh);
});

test("a date cannot be read with day and month exchanged", () => {
  expect(formatDate(businessDate("2026-03-04"), "en")).toBe("4 March 2026");
  expect(formatDate(businessDate("2026-03-04"), "zh-CN")).toBe("2026年3月4日");
});

describe("the facts of a late loan", () => {
  test("one day is one day", () => {
    expect(letter("past-due-early", "en", { ...LATE, days: 1 }).text).toContain(
      "due on 14 March 2026, 1 day ago",
    );
    expect(letter("past-due-early", "zh-CN", { ...LATE, days: 1 }).text).toContain("已过 1 天");
  });

  test("the next installment is named when there is one, and not otherwise", () => {
    expect(letter("past-due", "en", LATE).text).toContain(
      "Next installment: $456.00, due on 14 April 2026",
    );
    expect(letter("past-due", "en", { ...LATE, next: null }).text).not.toContain(
      "Next installment",
    );
  });

  test("other late loans are mentioned only when there are some", () => {
    expect(letter("past-due", "en", { ...LATE, lateLoanCount: 3 }).text).toContain(
      "3 of your loans with us are past due",
    );
    expect(letter("past-due", "en", LATE).text).not.toContain("of your loans");
  });
});

test("a reminder to a borrower with older debt names it beside the installment", () => {
  const text = letter("reminder-before-due", "en", { ...AHEAD, pastDueAmount: minor(9_900) }).text;
  expect(text).toContain("is $456.00. It is due on 14 March 2026, in 5 days");
  expect(text).toContain("$99.00 is still open");
  expect(letter("reminder-before-due", "en", AHEAD).text).not.toContain("still open");
  expect(letter("reminder-before-due", "zh-CN", AHEAD).text).not.toContain("未还");
});

describe("a collector says what it is", () => {
  const collecting = { ...LATE, isCollector: true };

  test.each(LOCALES)("in every letter and text message, in %s", (locale) => {
    for (const name of TEMPLATE_NAMES) {
      for (const channel of NOTICE_CHANNELS.filter((one) => isWrittenFor(name, one))) {
        const written = render(name, locale, { ...collecting, days: 5 }, channel);
        expect(written.ok && written.value.text, `${name} ${channel}`).toMatch(
          /This is from a debt collector|本函由债务催收方发出|本机构为债务催收方/,
        );
      }
    }
  });

  test("also in words of the lender's own that leave it out, and never where it is none", () => {
    const words = { subject: "x", text: "Hello {{ borrower }}. {{ lender }}. STOP" };
    const said = renderTemplate(words, "past-due", "en", collecting);
    expect(said.ok && said.value.text).toMatch(/STOP\n\nThis is from a debt collector\. It is an/);
    const text = renderTemplate(words, "past-due", "en", collecting, "sms");
    expect(text.ok && text.value.text).toMatch(/STOP This is from a debt collector\.$/m);
    const own = { ...words, text: `{{ disclosure }} ${words.text}` };
    const once = renderTemplate(own, "past-due", "en", collecting);
    expect(once.ok && once.value.text.match(/debt collector/g)).toHaveLength(1);
    const none = renderTemplate(words, "past-due", "en", LATE);
    expect(none.ok && none.value.text).not.toContain("collector");
  });
});

describe("letters that a law demands", () => {
  test("tell what is past due in its parts, the whole debt and the day to dispute by", () => {
    const { text } = letter("validation", "en", LATE);
    expect(text).toContain("Principal past due: $1,000.00\nInterest past due: $234.50\nLate fees");
    expect(text).not.toContain("Fees past due");
    expect(text).toContain("Everything owed on the loan: $15,000.00");
    // Forty days after the letter: thirty from its arrival, for which ten are left.
    expect(text).toContain("tell us in writing by 5 May 2026");
    expect(text).toContain("Write to us at:\nHarbor Lending, 1 Harbor Street\n");
    expect(letter("validation", "zh-CN", LATE).text).toContain("请在 2026年5月5日 之前");
  });

  test.each(STATUTORY_NAMES)("%s is not written without an address to answer to", (name) => {
    const written = render(name, "en", { ...LATE, lenderAddress: null });
    expect(written).toMatchObject({ ok: false, refusal: { code: "notice.template_failed" } });
  });

  test.each(STATUTORY_NAMES)("%s is not written as a text message", (name) => {
    expect(render(name, "en", LATE, "sms").ok).toBe(false);
  });
});

describe("what cannot be written is refused", () => {
  const subject = "x";
  test.each([
    { case: "an unknown fact", text: "{{ salary }}" },
    { case: "an unknown fact inside a condition", text: "{% if salary > 1 %}x{% endif %}" },
    { case: "an unknown filter", text: "{{ loan | shout }}" },
    { case: "a broken tag", text: "{% if loan %}" },
    { case: "a file", text: "{% include 'secrets' %}" },
    { case: "a file", text: "{% render '/etc/passwd' %}" },
    { case: "an inherited property", text: "{{ loan.constructor.name }}" },
    { case: "a property that every object inherits", text: "{{ toString }}" },
  ])("$case: $text", ({ text }) => {
    const rendered = renderTemplate({ subject, text }, "own", "en", LATE);
    expect(rendered).toMatchObject({
      ok: false,
      refusal: { code: "notice.template_failed", template: "own" },
    });
  });

  test("a template that does not exist", () => {
    expect(render("past-due-angry", "en", LATE)).toMatchObject({
      ok: false,
      refusal: { code: "notice.template_failed", template: "past-due-angry" },
    });
  });
});

test("a name from a file is text: no tag in it runs and no line break leaves it", () => {
  const borrowerName = "{{ past_due_amount }}\r\nBcc: x@example.com";
  const { text } = letter("past-due", "en", { ...LATE, borrowerName });
  expect(text).toContain("Hello {{ past_due_amount }} Bcc: x@example.com,\n");
});
