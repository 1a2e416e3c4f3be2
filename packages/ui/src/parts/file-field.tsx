import { useState } from 'react'
import { useText } from '../text/messages.ts'
import { Field, type FieldProps } from './field.tsx'
import { partMessages } from './messages.ts'

/** One file, refused at once when it is too large. The input itself stays: it is keyboard- and reader-proof everywhere. */
export function FileField({
  file,
  onChange,
  accept,
  maxMegabytes,
  capture,
  ...field
}: FieldProps & {
  readonly file: File | undefined
  readonly onChange: (file: File | undefined) => void
  readonly accept?: string
  readonly maxMegabytes?: number
  /** Opens the camera on phones. */
  readonly capture?: 'user' | 'environment'
}) {
  const text = useText()
  const [tooLarge, setTooLarge] = useState(false)
  const error =
    field.error ?? (tooLarge ? text(partMessages.fileTooLarge, { megabytes: maxMegabytes ?? 0 }) : undefined)
  const limit = maxMegabytes ? text(partMessages.fileLimit, { megabytes: maxMegabytes }) : ''
  const choose = (chosen: File | undefined) => {
    const over = Boolean(chosen && maxMegabytes && chosen.size > maxMegabytes * 1_000_000)
    setTooLarge(over)
    onChange(over ? undefined : chosen)
  }
  return (
    <Field {...field} error={error} hint={field.hint ?? limit}>
      {({ id, name, describedBy }) => (
        <div className="lj-file">
          <input
            id={id}
            name={name}
            type="file"
            className="lj-file-input"
            accept={accept}
            capture={capture}
            onChange={(event) => choose(event.target.files?.[0])}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
          />
          {file && (
            <span className="lj-file-name">
              {file.name} · {(file.size / 1_000_000).toFixed(file.size < 1_000_000 ? 2 : 1)} MB
            </span>
          )}
        </div>
      )}
    </Field>
  )
}
