import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTemplate } from "../../../src/domain/notice/check-template";
import { LETTER_FACTS } from "../../../src/domain/notice/letter-facts";
import { LOCALES } from "../../../src/domain/notice/locale";
import { ownTemplate, renderTemplate } from "../../../src/domain/notice/render";
import { sampleFactsFor } from "../../../src/domain/notice/sample-facts";
import {
  isWrittenFor,
  NOTICE_CHANNELS,
  TEMPLATE_NAMES,
} from "../../../src/domain/notice/template-name";

const PLACE = { name: "past-due", channel: "email", locale: "en" } as const;
const SUBJECT = "Your loan {{ loan }}";
const AMOUNT = "{% if past_due_amount %}Past due: {{ past_due_amount }}{% endif %}";
const TEXT = `Hello {{ borrower }}\n${AMOUNT}\n{{ lender }}\nSTOP ends this.`;

function flawsOf(change: Readonly<{ subject?: string; text?: string }>, place = {}) {
  const words = { subject: SUBJECT, text: TEXT, ...change };
  return checkTemplate(words, { ...PLACE, ...place }).map(({ field, code }) => `${field} ${code}`);
}

describe("a lender's own words for a letter", () => {
  test("that say all they must have no flaw", () => {
    expect(flawsOf({})).toEqual([]);
  });

  test("Forbear's own pass in every channel and language", () => {
    for (const name of TEMPLATE_NAMES) {
      for (const channel of NOTICE_CHANNELS) {
        for (const locale of LOCALES) {
          const place = { name, channel, locale };
          const words = ownTemplate(name, channel, locale);
          expect(words !== undefined, `${name} ${channel}`).toBe(isWrittenFor(name, channel));
          if (words) expect([place, checkTemplate(words, place)]).toEqual([place, []]);
        }
      }
    }
  });

  test.each([
    ["text template.empty", { text: " \n" }],
    ["subject template.empty", { subject: "" }],
    ["subject template.too_long", { subject: "x".repeat(201) }],
    ["text template.not_liquid", { text: `${TEXT}{% if loan %}` }],
    ["text template.not_liquid", { text: `${TEXT}{{ loan | no_such_filter }}` }],
    ["text template.not_liquid", { text: `${TEXT}{% include "other" %}` }],
    ["text template.not_liquid", { text: `${TEXT}{% raw %}{{ x }}{% endraw %}` }],
    ["text template.not_liquid", { text: `${TEXT}{{ loan | raw }}` }],
    ["text template.fact_unknown", { text: `${TEXT}{{ balance }}` }],
    ["text template.fact_unknown", { text: `${TEXT}{% if secret %}x{% endif %}` }],
    ["subject template.fact_unknown", { subject: "{{ name }}" }],
    ["text template.has_a_hole", { text: `${TEXT}{{ next_amount }}` }],
    ["text template.lender_missing", { text: TEXT.replace("{{ lender }}", "") }],
    ["text template.way_out_missing", { text: TEXT.replace("STOP", "That") }],
    ["text template.amount_missing", { text: TEXT.replace(AMOUNT, "") }],
    ["subject template.amount_shown", { subject: "You owe {{ installment_amount }}" }],
  ])("%s", (flaw, change) => {
    expect(flawsOf(change)).toContain(flaw);
  });

  test.each([
    ["validation", "breakdown"],
    ["validation", "outstanding_total"],
    ["validation", "answer_by"],
    ["validation", "lender_address"],
    ["early-intervention", "lender_address"],
    ["arrears-notice", "breakdown"],
    ["arrears-notice", "due_on"],
    ["arrears-notice", "lender_address"],
  ] as const)("%s has to say %s", (name, fact) => {
    const all = LETTER_FACTS.filter((one) => /breakdown|total|answer|address|due_on/.test(one))
      .filter((one) => one !== fact && one !== "next_due_on")
      .map((one) => `{{ ${one} }}`);
    const flaws = checkTemplate(
      { subject: SUBJECT, text: `${TEXT}${all.join("\n")}` },
      { name, channel: "letter", locale: "en" },
    );
    expect(flaws).toEqual([{ field: "text", code: "template.fact_missing", detail: fact }]);
  });

  test("a reminder is tried without anything past due, too", () => {
    const text = TEXT.replace(AMOUNT, "{{ past_due_amount }}");
    expect(flawsOf({ text })).toEqual([]);
    expect(flawsOf({ text }, { name: "reminder-before-due" })).toEqual([
      "text template.has_a_hole",
    ]);
  });

  test("a text message shows no amount, has no subject, and is not longer than six segments", () => {
    const sms = { channel: "sms" };
    const short = "{{ lender }}: please call about {{ loan }}. STOP ends this.";
    expect(flawsOf({ subject: "", text: short }, sms)).toEqual([]);
    expect(flawsOf({ text: `${short}${AMOUNT}` }, sms)).toEqual(["text template.amount_shown"]);
    expect(flawsOf({ text: `${short}${"x".repeat(900)}` }, sms)).toEqual([
      "text template.too_many_segments",
    ]);
  });

  test("whatever passes is written without a hole from every sample", () => {
    const part = fc.oneof(
      fc.constantFrom(...LETTER_FACTS).map((fact) => `{{ ${fact} }}`),
      fc.constantFrom(...LETTER_FACTS).map((fact) => `{% if ${fact} %}{{ ${fact} }}{% endif %}`),
      fc.constantFrom(
        "{{ days | plus: 1 }}",
        "{% unless next_due_on %}x{% endunless %}",
        "\n",
        "a",
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const words = { subject: SUBJECT, text: `${TEXT}${parts.join("")}` };
        if (checkTemplate(words, PLACE).length > 0) return;
        for (const facts of sampleFactsFor("past-due")) {
          const written = renderTemplate(words, "past-due", "en", facts);
          expect(written.ok && written.value.text).not.toMatch(/null|undefined|\{\{/);
        }
      }),
    );
  });

  test("a loop that never ends is cut off and told", () => {
    const text = `${TEXT}{% for a in (1..100000000) %}{{ a }}{% endfor %}`;
    expect(flawsOf({ text })).toContain("text template.has_a_hole");
  });
});
