/** How much of a limit is used. Decoration: the sentence beside it says the two amounts. Both in one unit, `of` above zero. */
export function Bar({ value, of }: { value: number; of: number }) {
  const share = Math.max(0, Math.min(100, (100 * value) / of));
  return (
    <svg className="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="4" />
      <rect width={share.toFixed(1)} height="4" />
    </svg>
  );
}
