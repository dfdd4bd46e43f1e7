import { CertificatePage, PendingCertificatePage } from "../../../web/pages/certificate";
import { controlId } from "../../kernel/ids";
import { type Certificate, findCertificate, findPendingCertificate } from "../../store/certificate";
import { newPages, pathOf, renderPage, translatorOf } from "./page";

/** Read by whoever has its address: there is no lender left who could let anybody in. */
export const certificatePages = newPages();

certificatePages.get("/certificates/:id", async (c) => {
  c.header("x-robots-tag", "noindex");
  const t = translatorOf(c);
  const id = c.req.param("id");
  const path = pathOf(c);
  const certificate = await findCertificate(c.env, id);
  if (certificate) {
    const page = <CertificatePage t={t} path={path} certificate={shown(certificate)} />;
    return renderPage(c, page);
  }
  const pending = await findPendingCertificate(c.env, id);
  if (!pending) return c.notFound();
  const { dueAt, hasBegun } = pending;
  return renderPage(c, <PendingCertificatePage {...{ t, path, dueAt, hasBegun }} />);
});

function shown({ lender, counts, seals, ...facts }: Certificate) {
  return {
    ...facts,
    lender: controlId("tenant", lender),
    counts: Object.entries(counts).map(([table, rows]) => ({ table, rows })),
    seals: Object.entries(seals).map(([partition, hash]) => ({ partition, hash })),
  };
}
