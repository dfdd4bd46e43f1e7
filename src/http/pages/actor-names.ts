import type { Translator } from "../../../web/locales/translate";
import { BY_LINK } from "../../app/borrower/by-link";
import { controlId } from "../../kernel/ids";
import { membersOf } from "../auth/people";
import type { PageContext } from "./page";

/** Names for `person:…`, `key:…` and `system:…` as the audit log writes them. */
export async function actorNames(
  c: PageContext,
  t: Translator,
  actors: readonly string[],
): Promise<(actor: string) => string> {
  const reader = c.get("session")?.person;
  const known = new Map(reader ? [[`person:${reader.id}`, reader.name]] : []);
  if (actors.some((actor) => actor.startsWith("person:") && !known.has(actor))) {
    const { organizationId } = c.get("tenant").tenant;
    for (const member of await membersOf(c.env, organizationId)) {
      known.set(`person:${member.personId}`, member.name);
    }
  }
  if (actors.some((actor) => actor.startsWith("key:"))) {
    for (const { number, name } of await c.get("tenant").access.keys()) {
      known.set(`key:${controlId("apiKey", number)}`, t("actor.key", { key: name }));
    }
  }
  return (actor) => {
    if (actor.startsWith("key:")) return known.get(actor) ?? t("actor.formerKey");
    if (actor === BY_LINK.name) return t("actor.borrower");
    if (!actor.startsWith("person:")) return t("actor.system");
    return known.get(actor) ?? t("actor.former");
  };
}
