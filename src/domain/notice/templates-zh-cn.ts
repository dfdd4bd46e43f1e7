import { statutoryZhCn } from "./statutory-zh-cn";
import { eachOf, type OrdinaryName, type Template, type TemplatesOfLocale } from "./template-name";

// As in English: no amount and no lateness in a subject line, no step announced that nobody decided,
// and a way to stop in every letter. Chinese guidance (GB/T 45251-2025) asks for the same restraint.

const CHOICE = `{%- if choice_url %}
您可以在此选择我们联系您的方式、时间和语言：{{ choice_url }}
{%- endif %}
{%- if disclosure %}

{{ disclosure }}
{%- endif %}

{{ lender }}
`;
const EMAIL_FOOTER = `
联系我们：直接回复本邮件，{{ lender }} 的工作人员会为您解答。
如果您不想再收到关于这笔贷款的邮件，请回复“停止”或 STOP，无需费用，也无需说明理由。
${CHOICE}`;
const LETTER_FOOTER = `
联系我们：请按信首地址写信给 {{ lender }}，工作人员会为您解答。
如果您不想再收到关于这笔贷款的信件，请来信注明“停止”或 STOP，无需说明理由。
${CHOICE}`;

const LATE_FACTS = `贷款编号：{{ loan }}
逾期金额：{{ past_due_amount }}
最早未还的一期：{{ due_on }} 到期，已过 {{ days }} 天
{%- if next_due_on %}
下一期：{{ next_amount }}，{{ next_due_on }} 到期
{%- endif %}
{%- if late_loan_count > 1 %}

您在本机构有 {{ late_loan_count }} 笔贷款逾期，本通知说明其中一笔。您回复后，我们可以一并商量。
{%- endif %}
`;

const PAID_ALREADY = "如果您最近几天已经还款，谢谢您，请忽略本通知。";

const written = (footer: string): Readonly<Record<OrdinaryName, Template>> => ({
  "reminder-before-due": {
    subject: "您的贷款 {{ loan }}：有一期将于 {{ due_on }} 到期",
    text: `{{ borrower }}，您好：

您在 {{ lender }} 的贷款 {{ loan }} 下一期应还 {{ installment_amount }}，到期日为 {{ due_on }}，还有 {{ days }} 天。
{%- if past_due_amount %}

此前各期还有 {{ past_due_amount }} 未还。
{%- endif %}

如果您已经还款，谢谢您，无需再做什么。

如果这一期还款有困难，请在到期日之前告诉我们。越早沟通，能一起想的办法越多。
${footer}`,
  },
  "past-due-early": {
    subject: "关于您在 {{ lender }} 的贷款 {{ loan }}",
    text: `{{ borrower }}，您好：

我们尚未收到这笔贷款的全部到期款项。这种事容易疏忽，现将情况告知如下：

${LATE_FACTS}
您可以还清全部逾期金额，也可以先还一部分，每一笔都有帮助。
${PAID_ALREADY}

如果遇到了什么情况，请告诉我们发生了什么、您能承担多少。我们愿意和您一起想办法。
${footer}`,
  },
  "past-due": {
    subject: "关于您在 {{ lender }} 的贷款 {{ loan }}：我们能帮上什么？",
    text: `{{ borrower }}，您好：

您的贷款有一部分已经逾期，现将情况告知如下：

${LATE_FACTS}
如果您现在能够还款，请尽快还款；先还一部分也有帮助。
${PAID_ALREADY}

如果暂时不能还款，请回复告诉我们原因，以及您何时能还、能还多少。生病、收入减少或对账单有异议，我们都可以考虑，但需要您先告诉我们。
${footer}`,
  },
  "past-due-late": {
    subject: "关于您在 {{ lender }} 的贷款 {{ loan }}：希望与您沟通",
    text: `{{ borrower }}，您好：

您的贷款逾期已有一段时间，现将情况告知如下：

${LATE_FACTS}
我们希望与您商定一个您能够做到的还款安排。为此需要您告诉我们：情况有什么变化、每月收入多少、必要支出多少、可以留出多少用于这笔贷款。
在此期间，您还的每一笔款项都会减少逾期金额。
${PAID_ALREADY}

您也可以请您信任的人或债务咨询人员代您与我们沟通。
${footer}`,
  },
  "past-due-final": {
    subject: "关于您在 {{ lender }} 的贷款 {{ loan }}：请阅读",
    text: `{{ borrower }}，您好：

您的贷款逾期已约半年或更久，现将情况告知如下：

${LATE_FACTS}
这意味着：逾期这么久的贷款会逐笔审视。对未偿还的贷款，机构可以采取的措施以您的贷款合同和法律规定为准。本信并不是采取任何此类措施的通知。

现在沟通仍不算晚。请告诉我们您能还多少、困难在哪里，我们会看哪种还款安排可行。
${PAID_ALREADY}

您可以请您信任的人、债务咨询人员或律师代您与我们沟通。如果您认为金额有误，请告诉我们，我们会核对。
${footer}`,
  },
});

/** As in English: what there is to say where others may read along. */
const SAYS: Readonly<Record<OrdinaryName, string>> = {
  "reminder-before-due":
    "您的贷款 {{ loan }} 有一期将于 {{ due_on }} 到期。如有困难，请提前告诉我们。",
  "past-due-early": "请关注您的贷款 {{ loan }}。如已还款，谢谢您。",
  "past-due": "关于您的贷款 {{ loan }}，我们愿意提供帮助，请回复我们。",
  "past-due-late": "关于您的贷款 {{ loan }}，请与我们沟通，我们可以一起商量还款安排。",
  "past-due-final": "关于您的贷款 {{ loan }}，请与我们联系，现在沟通仍不算晚。",
};
const sms = (says: string): Template => ({
  subject: "",
  text: `【{{ lender }}】${says}{% if choice_url %}联系方式设置：{{ choice_url }} {% endif %}{% if disclosure %}{{ disclosure }}{% endif %}退订回复 TD`,
});
const message = (says: string): Template => ({
  subject: "关于您在 {{ lender }} 的贷款 {{ loan }}",
  text: `${says}
{%- if disclosure %}

{{ disclosure }}
{%- endif %}

{{ lender }}
`,
});

export const ZH_CN_TEMPLATES: TemplatesOfLocale = {
  email: { ...written(EMAIL_FOOTER), ...statutoryZhCn(EMAIL_FOOTER) },
  letter: { ...written(LETTER_FOOTER), ...statutoryZhCn(LETTER_FOOTER) },
  sms: eachOf(SAYS, sms),
  message: eachOf(SAYS, message),
};
