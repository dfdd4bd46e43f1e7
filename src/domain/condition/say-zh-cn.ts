import type { ConditionWords } from "./say";

/** Conditions in Chinese as it is written on the mainland. */
export const CONDITION_WORDS_ZH_CN: ConditionWords = {
  facts: {
    "loan.daysPastDue": "逾期天数",
    "loan.pastDueAmount": "逾期金额",
    "loan.principalBalance": "本金余额",
    "loan.principal": "贷款本金",
    "loan.bucket": "逾期账龄",
    "loan.product": "产品",
    "loan.currency": "币种",
    "loan.installmentsUnpaid": "逾期期数",
    "loan.installmentsTotal": "总期数",
    "loan.installmentsPaid": "已还期数",
    "loan.monthsOnBook": "放款后月数",
    "loan.penaltyOutstanding": "未还罚息与滞纳金",
    "loan.credit": "溢缴款",
    "loan.openPromise": "有待履行的还款承诺",
    "loan.brokenPromises": "未兑现的还款承诺笔数",
    "borrower.locale": "借款人的语言",
    "borrower.timezone": "借款人的时区",
    "borrower.stopRequested": "借款人要求停止联系",
    "borrower.daysSinceConfirmed": "距最近一次核实联系方式的天数",
    "case.open": "有未结案件",
    "case.stage": "案件阶段",
    "case.priority": "案件优先级",
    flags: "标记",
    holds: "暂停事项",
  },
  denied: {
    "loan.openPromise": "没有待履行的还款承诺",
    "borrower.stopRequested": "借款人未要求停止联系",
    "case.open": "没有未结案件",
  },
  absent: {
    "borrower.timezone": { yes: "借款人的时区未知", no: "借款人的时区已知" },
    "case.stage": { yes: "案件没有阶段", no: "案件已有阶段" },
    "case.priority": { yes: "案件没有优先级", no: "案件已有优先级" },
  },
  listed: {
    flags: { yes: (flag) => joined("已标记", flag), no: (flag) => joined("未标记", flag) },
    holds: {
      yes: (stopped) => joined(stopped, "已暂停"),
      no: (stopped) => joined(stopped, "未暂停"),
    },
  },
  compare: {
    "==": (left, right) => joined(left, "为", right),
    "!=": (left, right) => joined(left, "不为", right),
    "<": (left, right) => joined(left, "小于", right),
    "<=": (left, right) => joined(left, "不超过", right),
    ">": (left, right) => joined(left, "大于", right),
    ">=": (left, right) => joined(left, "至少为", right),
  },
  among: {
    yes: (left, values) => joined(left, "为", listed(values, "或")),
    no: (left, values) => joined(left, "不为", listed(values, "或"), "中的任何一个"),
  },
  tests: {
    startsWith: {
      yes: (text, start) => `${joined(text, "以", start)}开头`,
      no: (text, start) => `${joined(text, "不以", start)}开头`,
    },
    endsWith: {
      yes: (text, end) => `${joined(text, "以", end)}结尾`,
      no: (text, end) => `${joined(text, "不以", end)}结尾`,
    },
    contains: {
      yes: (text, piece) => joined(text, "包含", piece),
      no: (text, piece) => joined(text, "不包含", piece),
    },
  },
  arithmetic: {
    "+": (left, right) => joined(left, "加", right),
    "-": (left, right) => joined(left, "减", right),
    "*": (left, right) => joined(left, "乘以", right),
    "/": (left, right) => joined(left, "除以", right),
    "%": (left, right) => joined(left, "除以", right, "的余数"),
  },
  minus: (value) => joined("负", value),
  count: (counted) => `${counted}的数量`,
  all: (parts) => parts.join("，且"),
  any: (parts) => parts.join("，或"),
  group: (text) => `（${text}）`,
  choice: (when, then, otherwise) => `若${when}，则${then}；否则${otherwise}`,
  text: (text) => `“${text}”`,
  number: (value) => new Intl.NumberFormat("zh-CN").format(value),
  source: { yes: (source) => `“${source}”`, no: (source) => `不满足“${source}”` },
  constant: { yes: "始终成立", no: "从不成立" },
};

/** Words one after the other, with the space that belongs between Chinese and Latin or figures. */
function joined(...words: readonly string[]): string {
  return words.reduce((before, after) => {
    const meets = before.slice(-1) + after.slice(0, 1);
    const mixed =
      /^\p{Script=Han}[\p{Script=Latin}\p{Sc}\d-]$|^[\p{Script=Latin}\p{Sc}\d]\p{Script=Han}$/u;
    return mixed.test(meets) ? `${before} ${after}` : before + after;
  });
}

function listed(values: readonly string[], word: string): string {
  return joined(values.slice(0, -1).join("、"), word, values.at(-1) ?? "");
}
