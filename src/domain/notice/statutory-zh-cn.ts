import type { StatutoryName, Template } from "./template-name";

// As in English: what each rule asks to be said, in plain words of our own.

const WRITE_TO = `来信请寄：
{{ lender_address }}
`;
const STANDING = `贷款编号：{{ loan }}
{{ breakdown }}
逾期金额（不含滞纳金和罚息）：{{ past_due_amount }}
贷款欠款总额：{{ outstanding_total }}
最早未还的一期：{{ due_on }} 到期
`;

export const statutoryZhCn = (footer: string): Readonly<Record<StatutoryName, Template>> => ({
  validation: {
    subject: "关于您的贷款 {{ loan }}：我们的记录和您的权利",
    text: `{{ borrower }}，您好：

{{ lender }} 就您的贷款 {{ loan }} 与您联系。截至今天，我们的记录如下：

${STANDING}
如果您认为其中全部或一部分有误，请在 {{ answer_by }} 之前以书面形式告诉我们。对于您在此之前提出异议的部分，在我们向您寄出能够证明欠款的资料之前，我们会暂停收取。如果届时没有收到您的来信，我们将视记录为准确。

在同一日期之前，如果原债权人不是 {{ lender }}，您还可以书面向我们索取原债权人的名称和地址。

${WRITE_TO}
美国消费者金融保护局对您的权利有说明：www.cfpb.gov/debt-collection
${footer}`,
  },
  "early-intervention": {
    subject: "关于您的住房贷款 {{ loan }}：我们可以提供的帮助",
    text: `{{ borrower }}，您好：

您在 {{ lender }} 的住房贷款 {{ loan }} 自 {{ due_on }} 起有款项未还。请与我们联系：越早沟通，可以选择的办法越多。
{%- if past_due_amount %}

截至本函日期未还金额：{{ past_due_amount }}
{%- endif %}

熟悉您这笔贷款的工作人员可通过以下地址和电话联系：
{{ lender_address }}

视您的情况，可能有以下办法：
- 还款计划：把未还款项分摊到几个月；
- 暂缓或减少一段时间的还款；
- 变更贷款条件，例如延长期限或降低利率；
- 如果您不打算保留住房，可在我们同意下出售或交还。

如何申请：向我们索取申请表，或告诉我们您的收入、必要支出以及情况有什么变化。即使有款项未还也可以申请。

免费咨询：美国住房和城市发展部认可的咨询人员免费提供帮助，查询 www.hud.gov/findacounselor 或致电 800-569-4287。
${footer}`,
  },
  "arrears-notice": {
    subject: "关于您的信贷协议 {{ loan }}：还款情况通知",
    text: `{{ borrower }}，您好：

您在 {{ lender }} 的信贷协议 {{ loan }} 有款项未足额偿还，因此向您发出本通知。英国《1974年消费者信贷法》第86B条要求我们告知您，并在此情况持续期间每六个月再次告知。

截至今天，协议情况如下：

${STANDING}
在款项未还期间，可能会按协议约定加收利息和费用。

您可以：偿还未还金额或其中一部分，或与我们商量您能承担的安排。我们会倾听，并一起寻找您能做到的计划。

${WRITE_TO}
免费且独立的帮助：MoneyHelper，www.moneyhelper.org.uk；StepChange，www.stepchange.org

英国金融行为监管局关于欠款的说明是本通知的一部分：www.fca.org.uk
${footer}`,
  },
});
