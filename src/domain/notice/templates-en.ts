import { statutoryEn } from "./statutory-en";
import { eachOf, type OrdinaryName, type Template, type TemplatesOfLocale } from "./template-name";

// Subject lines name no amount and no lateness: a screen shows them to whoever stands near (the
// spirit of 15 USC 1692c(b) and CONC 7.9.6R). No letter announces a step that nobody decided
// (15 USC 1692e(5)), and every letter says how to stop them (12 CFR 1006.6(e)).

const CHOICE = `{%- if choice_url %}
How and when we may reach you, and in which language, you choose here: {{ choice_url }}
{%- endif %}
{%- if disclosure %}

{{ disclosure }}
{%- endif %}

{{ lender }}
`;
const EMAIL_FOOTER = `
How to reach us: reply to this e-mail, and a person at {{ lender }} will answer.
If you no longer want e-mails about this loan, reply with the word STOP. It is free and needs no reason.
${CHOICE}`;
const LETTER_FOOTER = `
How to reach us: write to {{ lender }} at the address at the top of this letter, and a person will answer.
If you no longer want letters about this loan, write the word STOP to us. It needs no reason.
${CHOICE}`;

const LATE_FACTS = `Loan: {{ loan }}
Past due: {{ past_due_amount }}
Oldest unpaid installment: due on {{ due_on }}, {{ days }} {% if days == 1 %}day{% else %}days{% endif %} ago
{%- if next_due_on %}
Next installment: {{ next_amount }}, due on {{ next_due_on }}
{%- endif %}
{%- if late_loan_count > 1 %}

{{ late_loan_count }} of your loans with us are past due. This message is about one of them; when you reply, we can look at all of them together.
{%- endif %}
`;

const PAID_ALREADY =
  "If you have paid in the last few days, thank you; please disregard this message.";

const written = (footer: string): Readonly<Record<OrdinaryName, Template>> => ({
  "reminder-before-due": {
    subject: "Your loan {{ loan }}: an installment is due on {{ due_on }}",
    text: `Hello {{ borrower }},

The next installment of your loan {{ loan }} with {{ lender }} is {{ installment_amount }}. It is due on {{ due_on }}, in {{ days }} {% if days == 1 %}day{% else %}days{% endif %}.
{%- if past_due_amount %}

From earlier installments {{ past_due_amount }} is still open.
{%- endif %}

If you have paid already, thank you; there is nothing more to do.

If this payment will be hard to make, tell us before the due date. The earlier we talk, the more we can do together.
${footer}`,
  },
  "past-due-early": {
    subject: "Your loan {{ loan }} with {{ lender }}",
    text: `Hello {{ borrower }},

We have not yet received all that was due on your loan. This is easily overlooked, so here is where it stands:

${LATE_FACTS}
You can pay the whole amount or a part of it; every amount counts.
${PAID_ALREADY}

If something came up, tell us what happened and what you can manage. We will look for a way with you.
${footer}`,
  },
  "past-due": {
    subject: "Your loan {{ loan }} with {{ lender }}: can we help?",
    text: `Hello {{ borrower }},

Part of your loan is past due. Here is where it stands:

${LATE_FACTS}
If you can pay now, please do; a part of the amount helps too.
${PAID_ALREADY}

If you cannot, please reply and tell us why, and what you could pay and when. Illness, less income or a bill in dispute are things we can take into account, but only when we know of them.
${footer}`,
  },
  "past-due-late": {
    subject: "Your loan {{ loan }} with {{ lender }}: please talk to us",
    text: `Hello {{ borrower }},

Your loan has been past due for some time. Here is where it stands:

${LATE_FACTS}
We would like to find a plan with you that you can keep. For that we need to hear from you: what has changed, what comes in each month, what has to go out, and what could be left for this loan.
Any amount you can pay meanwhile lowers what is past due.
${PAID_ALREADY}

You may ask somebody you trust, or a debt counsellor, to speak with us for you.
${footer}`,
  },
  "past-due-final": {
    subject: "Your loan {{ loan }} with {{ lender }}: please read",
    text: `Hello {{ borrower }},

Your loan has been past due for about half a year or longer. Here is where it stands:

${LATE_FACTS}
What this means: loans this late are looked at one by one. What a lender may do about a loan that is not paid is written in your loan agreement and in the law. This message does not announce any such step.

It is not too late to talk. Tell us what you can pay and what stands in the way, and we will see which plan could work.
${PAID_ALREADY}

You may ask somebody you trust, a debt counsellor or a lawyer to speak with us for you. If you think that the amount is wrong, tell us, and we will check it.
${footer}`,
  },
});

/** What there is to say where others may read along: that there is something to talk about. */
const SAYS: Readonly<Record<OrdinaryName, string>> = {
  "reminder-before-due":
    "a payment on {{ loan }} is due on {{ due_on }}. If that will be hard, tell us before; we can help.",
  "past-due-early": "please look at your loan {{ loan }}. If you have paid, thank you.",
  "past-due": "we would like to help with your loan {{ loan }}. Please reply to us.",
  "past-due-late": "please talk to us about your loan {{ loan }}. We can look for a plan.",
  "past-due-final": "please get in touch about your loan {{ loan }}. It is not too late.",
};
const sms = (says: string): Template => ({
  subject: "",
  text: `{{ lender }}: ${says}{% if choice_url %} How we may reach you: {{ choice_url }}{% endif %}{% if disclosure %} {{ disclosure }}{% endif %} Reply STOP to end texts.`,
});
const message = (says: string): Template => ({
  subject: "Your loan {{ loan }} with {{ lender }}",
  text: `${says.slice(0, 1).toUpperCase()}${says.slice(1)}
{%- if disclosure %}

{{ disclosure }}
{%- endif %}

{{ lender }}
`,
});

export const EN_TEMPLATES: TemplatesOfLocale = {
  email: { ...written(EMAIL_FOOTER), ...statutoryEn(EMAIL_FOOTER) },
  letter: { ...written(LETTER_FOOTER), ...statutoryEn(LETTER_FOOTER) },
  sms: eachOf(SAYS, sms),
  message: eachOf(SAYS, message),
};
