/** One step back, first on the page. */
export function Back({ href, text }: { href: string; text: string }) {
  return (
    <a className="back" href={href}>
      {text}
    </a>
  );
}
