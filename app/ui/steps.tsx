/** Where one is in a short series of questions: words, and a bar that says the same. */
export function Steps({ text, step, of }: { text: string; step: number; of: number }) {
  return (
    <div className="steps">
      <p>{text}</p>
      <progress value={step} max={of} aria-hidden="true" />
    </div>
  );
}
