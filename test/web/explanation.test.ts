import { describe, expect, it } from "vitest";
import { asSeenOn } from "../../src/domain/explanation/loan-numbers";
import { findMoveCause, type StoredMove } from "../../src/domain/explanation/move-cause";
import { preventingPayment, stayingPayment } from "../../src/domain/explanation/prevention";
import { replay } from "../../src/domain/loan/replay";
import { addDays, type BusinessDate, businessDate } from "../../src/kernel/calendar";
import { translate } from "../../web/locales/translate";
import {
  conditionWords,
  factLabel,
  factValueWords,
  leadWords,
  preventionWords,
  whatWords,
} from "../../web/pages/explanation-words";
import { entry, payment } from "../support/arbitraries";
import { AT, EXPLANATIONS, type Explained, LOAN, ON, RULE } from "../support/explanations";

type Said = readonly [what: string, because: string];

const BY_VERSION_4 =
  "Version 4 of the policy “Spring” asks for this: at 6 days past due, and again every 10 days, 2 times at most.";
const BY_VERSION_4_ZH =
  "策略“Spring”第 4 版要求这样做：逾期 6 天，此后每 10 天再次执行，最多 2 次。";

const SAID: Readonly<Record<Explained, Readonly<{ en: Said; "zh-CN": Said }>>> = {
  task: {
    en: ["A task was made: Call Ada", BY_VERSION_4],
    "zh-CN": ["已建立任务：Call Ada", BY_VERSION_4_ZH],
  },
  notice: {
    en: [
      "Notice at 7 days past due was sent",
      "Version 1 of the policy “Seven months” asks for this: at 7 days past due.",
    ],
    "zh-CN": ["已发送逾期 7 天通知", "策略“Seven months”第 1 版要求这样做：逾期 7 天。"],
  },
  "notice of before reasons were kept": {
    en: ["call waits until contact is allowed", BY_VERSION_4],
    "zh-CN": ["call推迟到允许联系的时段", BY_VERSION_4_ZH],
  },
  "act of a version that is gone": {
    en: [
      "A task was made: Call Ada",
      "Version 9 of the policy asked for this; its text is not here any more.",
    ],
    "zh-CN": ["已建立任务：Call Ada", "策略第 9 版要求这样做；该版本的正文已不在此处。"],
  },
  case: {
    en: ["The case moved to “early”", BY_VERSION_4],
    "zh-CN": ["案件转入“early”", BY_VERSION_4_ZH],
  },
  hold: {
    en: [
      "A hold on letters and charges from 16 Feb 2026, with no end yet",
      "A person did this: Rosa.",
    ],
    "zh-CN": ["自 2026年2月16日 起暂停信函和息费，尚无截止日", "由人员操作：Rosa。"],
  },
  flag: {
    en: ["The loan was put on the watch list", "A person did this; who it was is not noted."],
    "zh-CN": ["贷款被列入观察名单", "由人员操作，但未记录是谁。"],
  },
  move: {
    en: [
      "Back to current, from M1",
      "Payment no. 3 of $1,000.00, effective 16 Feb 2026, moved the loan.",
    ],
    "zh-CN": [
      "回正（原账龄 M1）",
      "第 3 号还款，金额 US$1,000.00，生效日 2026年2月16日，使贷款账龄变化。",
    ],
  },
  "move of an entry that was not noted": {
    en: [
      "Back to current, from M1",
      "An entry moved the loan; which one was not noted at that time.",
    ],
    "zh-CN": ["回正（原账龄 M1）", "由一笔记账引起；当时未记录是哪一笔。"],
  },
  fee: {
    en: [
      "A late fee of $40.00 on installment 3",
      "The contract of the loan asks a late fee 3 days after a due date that was not met.",
    ],
    "zh-CN": ["第 3 期产生滞纳金 US$40.00", "贷款合同规定，应还日未还满 3 天后收取滞纳金。"],
  },
  interest: {
    en: [
      "Penalty interest of $1.78 on installment 3",
      "The contract of the loan asks interest on what is overdue, for each day.",
    ],
    "zh-CN": ["第 3 期产生罚息 US$1.78", "贷款合同规定，逾期部分按日计收罚息。"],
  },
};

describe("an explanation says what happened and why in one sentence each", () => {
  it.each(Object.entries(SAID))("%s", (name, said) => {
    const explanation = EXPLANATIONS[name as Explained];
    for (const locale of ["en", "zh-CN"] as const) {
      const t = translate(locale);
      const words = [whatWords(t, explanation), leadWords(t, explanation, () => "Rosa")];
      expect(words).toEqual(said[locale]);
    }
  });
});

describe("the rule of an act", () => {
  it("is that of its own version: approver, canary, segment and how its steps are taken", () => {
    expect(RULE).toMatchObject({
      version: 4,
      name: "Spring",
      approvedBy: "person:b",
      canaryPercent: 20,
      segment: "cards",
      match: "one-at-a-time",
      isBuiltIn: false,
    });
  });

  it("asks segments in order until one holds, then the step, each in plain language", () => {
    const asked = (locale: "en" | "zh-CN") =>
      RULE.asked.map(({ of, isSo, condition }) => [
        of,
        isSo,
        conditionWords(translate(locale), condition, "USD"),
      ]);
    expect(asked("en")).toEqual([
      ["segment", false, "the product is “mortgage”"],
      ["segment", true, "the product is “card”"],
      ["step", true, "the amount past due is more than $500.00"],
    ]);
    expect(asked("zh-CN")).toEqual([
      ["segment", false, "产品为“mortgage”"],
      ["segment", true, "产品为“card”"],
      ["step", true, "逾期金额大于 US$500.00"],
    ]);
  });

  it("shows each fact that was asked with its value, money in the loan's currency", () => {
    const t = translate("en");
    expect(RULE.facts.map((one) => [factLabel(t, one), factValueWords(t, one, "USD")])).toEqual([
      ["the product", "card"],
      ["the amount past due", "$1,000.00"],
    ]);
  });

  it("of the first policy has no approver, and says that it is code", () => {
    expect(EXPLANATIONS.notice.rule).toMatchObject({ isBuiltIn: true, approvedBy: null });
  });
});

describe("a charge", () => {
  it("shows the amount before the cap and the cap that counted", () => {
    expect(EXPLANATIONS.fee.charge).toMatchObject({
      uncapped: 5_000,
      amount: 4_000,
      rule: { capPerInstallment: 4_000 },
    });
  });

  it("counts no day that a hold kept back", () => {
    // 900.00 at 18 % for four of six days.
    expect(EXPLANATIONS.interest.charge).toMatchObject({ amount: 178, days: 4, heldDays: 2 });
  });
});

describe("what would have prevented an act", () => {
  const seen = asSeenOn(LOAN, ON, AT);
  const late = { on: ON, dueOn: businessDate("2026-02-10"), isEarly: false };
  const paid = (amount: number, by: BusinessDate) =>
    replay({ ...seen, ledger: [...seen.ledger, payment(9, amount, by)], asOf: ON });

  it("is a payment that is enough, while one minor unit beyond the tolerance less is not", () => {
    const found = preventingPayment(seen, late);
    if (found?.kind !== "payment") throw new Error("no payment was named");
    expect(found.by).toBe(addDays(ON, -1));
    expect(paid(found.amount, found.by).oldestUnpaidDueOn).toBeNull();
    const less = found.amount - LOAN.rules.toleranceAmount - 1;
    expect(paid(less, found.by).oldestUnpaidDueOn).toBe("2026-02-10");
  });

  it("is for a reminder the installment itself", () => {
    const on = businessDate("2026-02-05");
    const early = { on, dueOn: businessDate("2026-02-10"), isEarly: true };
    expect(preventingPayment(asSeenOn(LOAN, on, AT), early)).toEqual({
      kind: "payment",
      amount: 100_000,
      by: "2026-02-04",
    });
  });

  it("is for a move what keeps the bucket", () => {
    expect(stayingPayment(seen, businessDate("2026-02-11"), 0)).toEqual({
      kind: "payment",
      amount: 100_000,
      by: "2026-02-10",
    });
  });

  it("is said in both languages", () => {
    const said = (locale: "en" | "zh-CN") =>
      [...EXPLANATIONS.fee.preventions, ...EXPLANATIONS.interest.preventions].map((one) =>
        preventionWords(translate(locale), one, "USD"),
      );
    expect(said("en")).toEqual([
      "A payment of $1,000.89 by 12 Feb 2026.",
      "A hold on late fees and penalty interest on 13 Feb 2026.",
      "A payment of $1,000.00 by 10 Feb 2026.",
      "A hold on late fees and penalty interest from 10 Feb 2026 on.",
    ]);
    expect(said("zh-CN")[3]).toBe("自 2026年2月10日 起持续暂停滞纳金和罚息。");
  });
});

describe("the entry behind a move", () => {
  const on = ON;
  const stored = (one: ReturnType<typeof payment>) => ({ ...one, stoodOn: on });
  const move = (loanVersion: number, changes: Partial<StoredMove> = {}): StoredMove => ({
    loanVersion,
    businessDate: on,
    fromBucket: 1,
    toBucket: 0,
    cause: "payment",
    ...changes,
  });

  it("is the one with which the bucket changes, not one that paid too little", () => {
    const ledger = [...LOAN.ledger, stored(payment(3, 100, on)), stored(payment(4, 120_000, on))];
    const found = findMoveCause({ ...LOAN, ledger }, move(7), [move(7)]);
    expect(found).toMatchObject({ isExact: true, entries: [{ sequence: 4 }] });
  });

  it("is told apart by order when a payment was taken back and came again", () => {
    const back = { ...entry("reversal", 4, 120_000, on), reverses: 3 };
    const ledger = [
      ...LOAN.ledger,
      stored(payment(3, 120_000, on)),
      stored(back),
      stored(payment(5, 120_000, on)),
    ];
    const undone = move(8, { cause: "reversal", fromBucket: 0, toBucket: 1 });
    const moves = [move(7), undone, move(9)];
    const sequences = moves.map(
      (one) => findMoveCause({ ...LOAN, ledger }, one, moves).entries[0]?.sequence,
    );
    expect(sequences).toEqual([3, 4, 5]);
  });

  it("is not claimed of entries from before their day was noted", () => {
    const ledger = [...LOAN.ledger, { ...payment(3, 120_000, on), stoodOn: null }];
    const found = findMoveCause({ ...LOAN, ledger }, move(7), [move(7)]);
    expect(found).toEqual({
      cause: "payment",
      entries: [],
      scheduleVersion: null,
      isExact: false,
    });
  });
});
