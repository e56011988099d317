export interface ClockMark {
  /** Days since receipt. */
  day: number;
  text: string;
}

const LEFT = 20;
const RIGHT = 580;

/**
 * The clock of a complaint: days gone, the day an answer is due, and the last days it could be extended to.
 * `marks` in order, receipt (day 0) first; `due` is the day that counts now. Their words
 * stand on two lines in turn, so that near ones do not meet.
 */
export function ClockChart({
  label,
  today,
  due,
  marks,
}: {
  label: string;
  today: number;
  due: number;
  marks: readonly ClockMark[];
}) {
  const last = Math.max(1, marks.at(-1)?.day ?? 1);
  const along = (day: number) => ((RIGHT - LEFT) * Math.min(Math.max(day, 0), last)) / last;
  return (
    <svg viewBox="0 0 600 70" role="img" aria-label={label}>
      <rect className="trk" x={LEFT} y="14" width={RIGHT - LEFT} height="8" rx="4" />
      <rect className="act" opacity=".3" x={LEFT} y="14" width={along(due).toFixed(1)} height="8" rx="4" />
      <rect className="act" x={LEFT} y="14" width={along(today).toFixed(1)} height="8" rx="4" />
      {marks.map((mark, index) => (
        <g key={mark.day}>
          <circle className="act" cx={(LEFT + along(mark.day)).toFixed(1)} cy="18" r="5" />
          <text
            x={(LEFT + along(mark.day)).toFixed(1)}
            y={index % 2 === 0 ? 44 : 62}
            textAnchor={index === 0 ? "start" : index === marks.length - 1 ? "end" : "middle"}
          >
            {mark.text}
          </text>
        </g>
      ))}
    </svg>
  );
}
