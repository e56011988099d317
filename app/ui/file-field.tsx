import { describedBy, type FieldBase } from "./field-parts.tsx";
import { Field } from "./field.tsx";

export interface FileFieldProps extends FieldBase {
  name?: string | undefined;
  /** "image/*,application/pdf": on a phone this offers the camera as well. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  /** Opens the camera at once where there is one; without it people choose between camera and files. */
  camera?: boolean | undefined;
}

/** A photo or document. The form needs `encType="multipart/form-data"`. */
export function FileField({ name, accept, multiple, camera, ...base }: FileFieldProps) {
  return (
    <Field {...base}>
      <div className="drop">
        <input
          type="file"
          id={base.id}
          name={name ?? base.id}
          accept={accept}
          multiple={multiple}
          capture={camera ? "environment" : undefined}
          aria-invalid={base.error === undefined ? undefined : true}
          aria-describedby={describedBy(base.id, base.hint, base.error)}
        />
      </div>
    </Field>
  );
}
