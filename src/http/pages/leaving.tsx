import { LeavingPage, type LeavingPageProps } from "../../../web/pages/leaving";
import { askDeletion } from "../../app/deletion/ask";
import { cancelDeletion } from "../../app/deletion/cancel";
import { readDeletion } from "../../app/deletion/read";
import { startExport } from "../../app/export/start";
import { ALL_ROWS } from "../../domain/export/check";
import { controlId } from "../../kernel/ids";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";

const PATH = "/settings/leaving";

export const leavingPages = newPages();

leavingPages.get(PATH, (c) => render(c));

leavingPages.post(`${PATH}/archive`, async (c) => {
  const asked = { kind: "everything", format: "tar", options: ALL_ROWS } as const;
  const started = await startExport(c.get("tenant"), asked);
  const id = started.ok ? `/${controlId("export", started.value.number)}` : "";
  return c.redirect(`/exports${id}`, 303);
});

leavingPages.post(`${PATH}/deletion`, async (c) => {
  const ctx = c.get("tenant");
  const { name = "" } = await readForm(c);
  const asked = await askDeletion(ctx, { name });
  if (asked.ok) {
    // A sandbox has no settings page any more when this one is answered.
    const { certificate, dueAt } = asked.value;
    return c.redirect(dueAt <= ctx.now ? `/certificates/${certificate}` : PATH, 303);
  }
  if (asked.refusal.code === "deletion.under_way") return c.redirect(PATH, 303);
  return render(c, { typed: name });
});

leavingPages.post(`${PATH}/cancellation`, async (c) => {
  const cancelled = await cancelDeletion(c.get("tenant"));
  return redirectAfter(c, PATH, cancelled.ok ? { key: "leaving.cancelled" } : undefined);
});

async function render(c: PageContext, wrong?: Pick<LeavingPageProps, "typed">) {
  const ctx = c.get("tenant");
  ctx.allow("tenant.manage");
  const { t, frame } = pageShell(c, { current: PATH });
  const deletion = (await readDeletion(ctx)) ?? null;
  const { name } = ctx.tenant;
  const errors = wrong && { name: t("leaving.delete.nameWrong", { name }) };
  const canDelete = ctx.actor.permissions.includes("tenant.delete");
  const page = (
    <LeavingPage
      t={t}
      frame={frame}
      deletion={deletion}
      canDelete={canDelete}
      {...wrong}
      {...(errors ? { errors } : {})}
    />
  );
  return renderPage(c, page, wrong ? 422 : 200);
}
