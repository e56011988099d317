import { describedBy, type FieldBase } from "./field-parts.tsx";
import { Field } from "./field.tsx";

export interface FileFieldProps extends FieldBase {
  name?: string | undefined;
  /** "image/*,application/pdf": on a phone this offers the camera as well. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
}

/** A photo or document. The form needs `encType="multipart/form-data"`. */
export function FileField({ name, accept, multiple, ...base }: FileFieldProps) {
  return (
    <Field {...base}>
      <div className="drop">
        <input
          type="file"
          id={base.id}
          name={name ?? base.id}
          accept={accept}
          multiple={multiple}
          aria-invalid={base.error === undefined ? undefined : true}
          aria-describedby={describedBy(base.id, base.hint, base.error)}
        />
      </div>
    </Field>
  );
}
