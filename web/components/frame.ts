import type { NavEntry } from "./navigation";

/** What every signed-in page shows around its content. */
export type Frame = Readonly<{
  tenant: Readonly<{
    name: string;
    mode: "live" | "sandbox";
    /** The lender's calendar day, or where its test clock stands. */
    businessDate: string;
    timezone: string;
  }>;
  person: Readonly<{ name: string; email: string }>;
  entries: readonly NavEntry[];
  /** Path of the entry this page belongs to. */
  current: string;
  /** Path and query of this very page, to come back to after a change of language. */
  path: string;
  /** Text in the search field, when the page is the answer to a search. */
  search?: string;
  /** From the cookie `density`, so that rows do not jump when the page opens. */
  density?: "compact";
  /** Other lenders this person works for. */
  otherTenants?: readonly Readonly<{ id: string; name: string }>[];
  /** One line about what was just done ("Saved."), shown above the content. */
  said?: string;
}>;
