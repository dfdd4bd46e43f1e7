const YEAR_SECONDS = 31_536_000;

/** Close or open rows. The choice is a cookie, so that the server draws the next page right. */
export function startDensity(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-density]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const compact = document.body.classList.toggle("compact");
      button.setAttribute("aria-pressed", String(compact));
      const age = compact ? YEAR_SECONDS : 0;
      // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is younger than our browsers
      document.cookie = `density=compact; path=/; max-age=${age}; samesite=lax`;
    });
  }
}
