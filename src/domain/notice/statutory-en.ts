import type { StatutoryName, Template } from "./template-name";

// Letters that a law demands, in plain words of our own around what each rule asks to be said. A lender
// has them read by its lawyers, and writes its own where a form is prescribed.

const WRITE_TO = `Write to us at:
{{ lender_address }}
`;
const STANDING = `Loan: {{ loan }}
{{ breakdown }}
Past due without penalties: {{ past_due_amount }}
Everything owed on the loan: {{ outstanding_total }}
Oldest unpaid installment: due on {{ due_on }}
`;

export const statutoryEn = (footer: string): Readonly<Record<StatutoryName, Template>> => ({
  // 12 CFR 1006.34(c): who collects, what is owed in its parts, the rights and the day they end.
  validation: {
    subject: "Your loan {{ loan }}: what our records show, and your rights",
    text: `Hello {{ borrower }},

{{ lender }} is writing about your loan {{ loan }}. This is what our records show today:

${STANDING}
If you think that all or a part of this is wrong, tell us in writing by {{ answer_by }}. What you dispute by then we stop collecting until we have sent you information that shows that you owe it. If we do not hear from you by that day, we will take our information to be right.

By the same day you may ask us in writing for the name and address of the original creditor, if it is not {{ lender }}.

${WRITE_TO}
Your rights are explained by the Consumer Financial Protection Bureau: www.cfpb.gov/debt-collection
${footer}`,
  },
  // 12 CFR 1024.39(b)(2): encouragement, who to reach, examples of help, how to apply, counselors.
  "early-intervention": {
    subject: "Your home loan {{ loan }}: ways we can help",
    text: `Hello {{ borrower }},

Payments on your home loan {{ loan }} with {{ lender }} have been open since {{ due_on }}. Please get in touch with us: the earlier we talk, the more ways there are.
{%- if past_due_amount %}

Open on the day of this letter: {{ past_due_amount }}
{%- endif %}

People who know your loan answer at this address and these numbers:
{{ lender_address }}

Ways that may be there for you, depending on your situation:
- a repayment plan that spreads what is open over several months;
- lower payments or none for some time (forbearance);
- other terms of the loan, such as a longer time or a lower rate (modification);
- if you do not want to keep the home, a sale or handing it over with our agreement.

How to apply: ask us for an application, or tell us what you earn, what you have to spend and what has changed. You can apply although payments are open.

Free advice: counselors approved by the US Department of Housing and Urban Development help you without cost. Find one at www.hud.gov/findacounselor or at 800-569-4287.
${footer}`,
  },
  // Consumer Credit Act 1974 s.86B; the information sheet of the FCA goes with it.
  "arrears-notice": {
    subject: "Your credit agreement {{ loan }}: a notice about your payments",
    text: `Hello {{ borrower }},

We send you this notice because payments under your credit agreement {{ loan }} with {{ lender }} have not been made in full. The Consumer Credit Act 1974 (section 86B) asks us to tell you, and to tell you again every six months for as long as that is so.

This is where the agreement stands today:

${STANDING}
Interest and charges may be added for as long as payments are missing, as your agreement says.

What you can do: pay what is missing or a part of it, or talk to us about what you can manage. We will listen, and look for a plan that you can keep.

${WRITE_TO}
Free and independent help: MoneyHelper, www.moneyhelper.org.uk, and StepChange, www.stepchange.org

The information sheet of the Financial Conduct Authority on arrears belongs to this notice: www.fca.org.uk
${footer}`,
  },
});
