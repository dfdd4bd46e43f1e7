import type { Actor } from "../context";

/** Whoever has the link of a borrower: it may choose and stop, and read nothing else. */
export const BY_LINK: Actor = {
  name: "system:choice-link",
  permissions: ["contact.write", "borrower.write"],
};
