import { PolicyDifferencePage } from "../../../web/pages/policy-difference";
import { listVersions } from "../../app/policy/list";
import { newPages, pageShell, renderPage } from "./page";
import { changeWords } from "./policy-change-words";
import { foundVersion } from "./policy-found";

export const policyDifferencePages = newPages();

/** Any two versions; without a choice the newest one against the one in force. */
policyDifferencePages.get("/policy/difference", async (c) => {
  const ctx = c.get("tenant");
  const versions = await listVersions(ctx);
  const newest = versions.find(({ version }) => version !== ctx.policy.version);
  const asked = (name: string, otherwise: number) => c.req.query(name) ?? String(otherwise);
  const [before, after] = await Promise.all([
    foundVersion(c, asked("from", ctx.policy.version)),
    foundVersion(c, asked("to", newest?.version ?? ctx.policy.version)),
  ]);
  if (!before || !after) return c.notFound();
  const { t, frame } = pageShell(c, { current: "/policy" });
  const page = (
    <PolicyDifferencePage
      t={t}
      frame={frame}
      versions={versions.map(({ version, document }) => ({
        value: String(version),
        label: t("policy.versionNamed", { version, name: document.name }),
      }))}
      from={before.version}
      to={after.version}
      changes={changeWords(t, before.document, after.document, ctx.tenant.currency)}
    />
  );
  return renderPage(c, page);
});
