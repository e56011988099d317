export interface TabItem {
  href: string;
  text: string;
  current?: boolean | undefined;
}

/** Several views of one thing, side by side. Links: each view is a page of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabItem[] }) {
  return (
    <nav aria-label={label}>
      <ul className="tabs">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? "true" : undefined}>
              {tab.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same for filters: any number, they wrap. */
export function Chips({ label, chips }: { label: string; chips: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="chips">
      {chips.map((chip) => (
        <a key={chip.href} href={chip.href} aria-current={chip.current ? "page" : undefined}>
          {chip.text}
        </a>
      ))}
    </nav>
  );
}

/** Amounts to pick with one tap: submit buttons that send `name`. The picked one is marked. */
export function PickChips({
  name,
  picked,
  options,
}: {
  name: string;
  picked?: string | undefined;
  options: readonly { value: string; text: string }[];
}) {
  return (
    <div className="chips">
      {options.map((option) => (
        <button
          key={option.value}
          name={name}
          value={option.value}
          aria-pressed={option.value === picked ? true : undefined}
          formNoValidate
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}
