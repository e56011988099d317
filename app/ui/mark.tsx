import { lender } from "#app/words/lender.ts";

const SHAPES =
  '<path d="M16 5.5 9.5 16h3l-4 6h15l-4-6h3L16 5.5Z" fill="#fff" opacity=".95"/>' +
  '<path d="M7.5 25.5c2.8-1.6 5.7-1.6 8.5 0s5.7 1.6 8.5 0" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" opacity=".8"/>';

/** The lender's mark: their picture, or the drawn one in their colour or `--brand`. Decorative: the name stands beside it. */
export function Mark({ size = 30 }: { size?: number | undefined }) {
  if (lender.logo !== null)
    return <img className="mark" src={`/brand/logo?${lender.logo}`} width={size} height={size} alt="" />;
  const ground = `<rect width="32" height="32" rx="9" fill="${lender.colour ?? "currentColor"}"/>`;
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: ground + SHAPES }}
    />
  );
}
