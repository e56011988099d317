import type { FieldWords } from "#app/ui/field-parts.tsx";
import { SelectField } from "#app/ui/select-field.tsx";

/** Minutes since midnight as a clock shows them: 540 is 9:00. */
export function clockOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

const fullHours = Array.from({ length: 25 }, (_, hour) => ({ value: String(hour * 60), text: clockOf(hour * 60) }));

/** From one full hour to another. */
export function HoursFields(props: {
  words: FieldWords;
  labels: { from: string; to: string };
  from: string;
  to: string;
}) {
  const { words, labels, from, to } = props;
  return (
    <div className="row">
      <SelectField words={words} id="from" label={labels.from} options={fullHours.slice(0, 24)} value={from} />
      <SelectField words={words} id="to" label={labels.to} options={fullHours.slice(1)} value={to} />
    </div>
  );
}
