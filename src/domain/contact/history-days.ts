import { PACKS } from "./packs/all";

const DAYS_OF_MONTH_MAX = 31;
/** A day more on either side, for the zones that a borrower may live in. */
const SLACK_DAYS = 2;

/** How many days back the gate must know of contacts: the longest period of any pack. */
export const HISTORY_DAYS =
  SLACK_DAYS +
  Math.max(
    ...PACKS.flatMap(({ rules }) => rules).map((rule) => {
      if (rule.kind === "quiet-after") return rule.days;
      if (rule.kind !== "cap") return 0;
      return rule.period.unit === "month" ? DAYS_OF_MONTH_MAX : rule.period.days;
    }),
  );
