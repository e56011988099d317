/** A date and time that stays on one line, and that machines can read. @param at unix milliseconds */
export function Moment({ at, text }: { at: number; text: string }) {
  return (
    <time className="d" dateTime={new Date(at).toISOString()}>
      {text}
    </time>
  );
}
