import { Check } from "../check.tsx";
import type { FieldWords } from "../field-parts.tsx";
import { Fieldset } from "../fieldset.tsx";

export interface RoleChoicesProps {
  words: FieldWords;
  label: string;
  error?: string | undefined;
  roles: readonly { role: string; text: string; checked: boolean }[];
}

/** Roles to tick; the boxes share the field `roles`. */
export function RoleChoices({ words, label, error, roles }: RoleChoicesProps) {
  return (
    <Fieldset words={words} id="roles" label={label} error={error}>
      <div className="choices" id="roles">
        {roles.map(({ role, text, checked }) => (
          <Check
            key={role}
            words={words}
            id={`role-${role}`}
            name="roles"
            value={role}
            checked={checked}
            label={text}
          />
        ))}
      </div>
    </Fieldset>
  );
}
