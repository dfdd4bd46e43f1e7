const DAY_MS = 86_400_000;
const HEADER =
  "externalId,borrowerExternalId,borrowerName,email,phone,timezone,locale,product,currency,principal," +
  "annualRatePercent,installmentCount,frequency,method,disbursedOn,firstDueOn";

/** The day `days` after another; negative for before. */
export function dayAfter(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * A small book as of a day: loans whose unpaid first installment was due 100, 40 and 10 days ago, some
 * that fall due within the month, and one row that must be refused.
 */
export function bookCsv(on: string, count = 24): string {
  const firstDue = [-100, -40, -10, 2, 12, 25];
  const rows = Array.from({ length: count }, (_, index) => {
    const due = dayAfter(on, firstDue[index % firstDue.length] ?? 0);
    const number = String(index + 1).padStart(3, "0");
    const chinese = index % 2 === 1;
    return [
      `L-${number}`,
      `B-${number}`,
      chinese ? `王小明${number}` : `Grace Hopper ${number}`,
      `borrower${number}@example.com`,
      "",
      chinese ? "Asia/Shanghai" : "America/New_York",
      chinese ? "zh-CN" : "en",
      "personal",
      "USD",
      `${1000 + index * 100}.00`,
      "12.5",
      "12",
      "monthly",
      "annuity",
      dayAfter(due, -30),
      due,
    ].join(",");
  });
  const refused =
    "L-BAD,B-BAD,No Money,,,,en,personal,USD,-5,12.5,12,monthly,annuity,2026-01-01,2026-02-01";
  return `${[HEADER, ...rows, refused].join("\n")}\n`;
}
