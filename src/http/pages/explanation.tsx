import { ExplanationPage } from "../../../web/pages/explanation";
import { readExplanation } from "../../app/explanation/read";
import { findLoan } from "../../app/loan/find";
import { type ActName, readActName } from "../../domain/explanation/act-name";
import type { Explanation } from "../../domain/explanation/explanation";
import { publicId } from "../../kernel/ids";
import { actorNames } from "./actor-names";
import { toDecision } from "./notices";
import { newPages, type PageContext, pageShell, renderPage } from "./page";

export const explanationPages = newPages();

/** One address for each kind of act; what follows `/why/` is the name of the act. */
const PATHS = [
  "/why/notice/:id",
  "/why/task/:id",
  "/why/case/:id/:sequence",
  "/why/hold/:id/:number",
  "/why/flag/:id/:flag",
  "/why/move/:id/:version",
  "/why/fee/:id/:charge/:installment/:occurrence",
] as const;

for (const path of PATHS) explanationPages.get(path, renderExplanation);

async function renderExplanation(c: PageContext) {
  const { pathname } = new URL(c.req.url);
  const act = readActName(pathname.slice("/why/".length));
  const found = act && (await readExplanation(c.get("tenant"), act));
  if (!found?.ok) return c.notFound();
  const explanation = found.value;
  const { loan, borrowerId, contact } = explanation;
  const subject = loan && (await findLoan(c.get("tenant"), loan.id));
  const { t, frame } = pageShell(c, { current: sectionOf(explanation.act) });
  const page = (
    <ExplanationPage
      t={t}
      frame={frame}
      explanation={explanation}
      loanId={loan && publicId("loan", loan.id)}
      borrower={{
        id: publicId("borrower", borrowerId),
        name: subject?.ok ? subject.value.contact.name : null,
      }}
      actHref={hrefOf(explanation.act)}
      decisions={contact?.map((one) => toDecision({ ...one, stage: "send" })).toReversed() ?? null}
      nameOf={await actorNames(c, t, actorsOf(explanation))}
    />
  );
  return renderPage(c, page);
}

function sectionOf({ kind }: ActName): string {
  return kind === "notice" ? "/notices" : "/loans";
}

/** The page of the act itself; the others are shown on the page of their loan. */
function hrefOf(act: ActName): string | null {
  return act.kind === "notice" ? `/notices/${publicId("notice", act.id)}` : null;
}

function actorsOf({ actor, rule, what }: Explanation): readonly string[] {
  const liftedBy = what.kind === "hold" ? what.liftedBy : null;
  return [actor, rule?.approvedBy ?? null, liftedBy].filter((one) => one !== null);
}
