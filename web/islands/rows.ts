/** A row opens its object when pressed anywhere that is not a control of its own. */
export function startRows(): void {
  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element) || target.closest("a, button, input, select, label")) return;
    const row = target.closest<HTMLElement>("tr[data-href]");
    const href = row?.dataset["href"];
    if (!href || getSelection()?.toString()) return;
    if (event.ctrlKey || event.metaKey) open(href, "_blank", "noopener");
    else location.assign(href);
  });
}
