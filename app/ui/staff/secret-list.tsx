/** Codes that are shown once and copied by hand: each in one piece, easy to select. */
export function SecretList({ label, secrets }: { label: string; secrets: readonly string[] }) {
  return (
    <ol aria-label={label} className="flow tight">
      {secrets.map((secret) => (
        <li key={secret}>
          <code className="num">{secret}</code>
        </li>
      ))}
    </ol>
  );
}
