import type { RulePack } from "../pack";
import { CALLS, hours, LIVE, week } from "./terms";

export const MEXICO_PACKS: readonly RulePack[] = [
  {
    id: "MX-CONDUSEF",
    version: 2,
    countries: ["MX"],
    products: null,
    instrument: "CONDUSEF collection-agency rules (REDECO)",
    isOnByDefault: true,
    rules: [
      {
        // The sources disagree about weekends: the stricter reading has none.
        id: "quiet",
        kind: "window",
        week: week(hours(7, 22), null, null),
        onHolidays: "closed",
        holidaysOf: "MX",
        channels: LIVE,
        source: "DOF rules (press)",
        status: "VS",
      },
      {
        id: "first",
        kind: "advice",
        says: "caller-identity",
        channels: CALLS,
        source: "DOF rules",
        status: "VS",
      },
    ],
  },
];
