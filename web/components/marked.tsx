/** A text in which `backticks` mark what a program reads. */
export function Marked({ text }: Readonly<{ text: string }>) {
  const parts = text.split("`");
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>;
}
