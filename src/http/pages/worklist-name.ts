import { LISTS, type ListName } from "../../../web/pages/worklist-chips";
import type { Worklist } from "../../app/task/list";

/** Which worklist an address asks for; everybody's when it names none. */
export function listNameOf(asked: string | undefined): ListName {
  return LISTS.find((one) => one === asked) ?? "all";
}

export function worklistOf(list: ListName, actor: string): Worklist {
  if (list === "mine") return { role: null, assignee: actor };
  return { role: list === "all" ? null : list, assignee: null };
}
