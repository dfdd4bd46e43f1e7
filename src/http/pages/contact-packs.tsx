import { ContactPacksPage } from "../../../web/pages/contact-packs";
import { listPacks } from "../../app/contact/list-packs";
import { newPages, pageShell, renderPage } from "./page";

const PATH = "/settings/contact-packs";

export const contactPackPages = newPages();

contactPackPages.get(PATH, (c) => {
  const ctx = c.get("tenant");
  const { packs, gaps, holidays } = listPacks(ctx);
  const { t, frame } = pageShell(c, { current: PATH });
  const { lender, productClasses = {} } = ctx.policy.contact;
  return renderPage(
    c,
    <ContactPacksPage
      t={t}
      frame={frame}
      packs={packs}
      gaps={gaps}
      holidays={Object.entries(holidays).map(([country, { through, source, dates }]) => ({
        ...{ country, through, source },
        next: dates.find((day) => day >= ctx.today) ?? null,
      }))}
      told={{
        supervisedIn: lender?.supervisedIn ?? null,
        role: lender?.role ?? null,
        products: Object.entries(productClasses),
      }}
      policyHref="/policy"
    />,
  );
});
