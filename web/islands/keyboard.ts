const SEQUENCE_MS = 1200;

/** `/` search, `?` the keys, `j` `k` along the rows, `g` and a letter to a place. */
export function startKeyboard(): void {
  let goUntil = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const going = performance.now() < goUntil;
    goUntil = event.key === "g" ? performance.now() + SEQUENCE_MS : 0;
    if (going ? go(event.key) : act(event.key)) event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, select, textarea"))
  );
}

function go(key: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-go="${CSS.escape(key)}"]`);
  if (!link) return false;
  location.assign(link.href);
  return true;
}

function act(key: string): boolean {
  if (key === "/") return focusSearch();
  if (key === "?") return toggleKeys();
  if (key === "j") return moveRow(1);
  if (key === "k") return moveRow(-1);
  return false;
}

function focusSearch(): boolean {
  const menu = document.querySelector<HTMLDetailsElement>(".topmenu");
  if (menu?.checkVisibility()) menu.open = true;
  const fields = [...document.querySelectorAll<HTMLInputElement>("[data-search]")];
  const field = fields.find((one) => one.checkVisibility());
  field?.focus();
  field?.select();
  return field !== undefined;
}

function toggleKeys(): boolean {
  const help = document.querySelector<HTMLElement>("#keys");
  help?.togglePopover();
  return help !== null;
}

function moveRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  if (rows.length === 0) return false;
  const now = rows.findIndex((row) => row.closest("tr")?.contains(document.activeElement));
  const next = now === -1 && step === -1 ? rows.length - 1 : now + step;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
  return true;
}
