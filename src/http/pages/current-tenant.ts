import { setActiveOrganization } from "../auth/people";
import { newPages, readForm, redirectAfter } from "./page";

export const currentTenantPages = newPages();

/** Which of their lenders a person acts for from now on. */
currentTenantPages.post("/tenants/current", async (c) => {
  const session = c.get("session");
  if (!session) return redirectAfter(c, "/sign-in");
  const { tenantId } = await readForm(c);
  const chosen = session.tenants.find(({ id }) => id === tenantId);
  if (!chosen) return c.notFound();
  const changed = await setActiveOrganization(c.env, session, chosen.organizationId);
  return changed ? redirectAfter(c, "/") : c.notFound();
});
