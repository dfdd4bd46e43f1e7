import type { Actor } from "../context";

/** Whoever has the link of a borrower: it may choose, stop, name somebody and ask for a call. */
export const BY_LINK: Actor = {
  name: "system:choice-link",
  permissions: ["contact.write", "borrower.write"],
};

/** How what comes by the link was obtained. */
export const BY_PAGE = "chosen on the borrower's own page";
export const BY_CLICK = "one-click unsubscribe";
