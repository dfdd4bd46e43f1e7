import type { Frame } from "../../web/components/frame";
import { navigationFor } from "../../web/components/navigation";
import type { Translator } from "../../web/locales/translate";

export const NOW = Date.UTC(2026, 2, 17, 6, 12, 4);
export const TIMEZONE = "America/New_York";

/** The frame of a sandbox lender whose reader may do everything. */
export function exampleFrame(t: Translator, current: string, more: Partial<Frame> = {}): Frame {
  return {
    tenant: {
      name: t.locale === "en" ? "Harbor Street Credit" : "海港街小额贷款",
      mode: "sandbox",
      businessDate: "2026-03-17",
      timezone: TIMEZONE,
    },
    person: { name: "Ana Whitfield", email: "ana@harborstreet.example" },
    entries: navigationFor(t, () => true),
    current,
    path: current,
    ...more,
  };
}
