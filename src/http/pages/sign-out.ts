import { carryCookies, identityOf } from "./auth-form";
import { newPages, redirectAfter } from "./page";

export const signOutPages = newPages();

signOutPages.post("/sign-out", async (c) => {
  carryCookies(c, await identityOf(c).signOut());
  return redirectAfter(c, "/sign-in");
});
