import { UploadEvidence } from '@lingjiang/assessment/contract'
import { EVIDENCE_NAMES, type EvidenceKind } from '@lingjiang/assessment/domain'
import { FileField, type FormErrors, isProblem, Progress, upload, useText } from '@lingjiang/ui'
import { useState } from 'react'
import type { RegisterDraft, Uploaded } from './register-draft.ts'
import { registerMessages as m } from './register-messages.ts'

/** The photo and the papers that the chosen alternative rests on; each is sent as soon as it is chosen. */
export function PapersPage({
  draft,
  kinds,
  errors,
  change,
}: {
  readonly draft: RegisterDraft
  readonly kinds: readonly EvidenceKind[]
  readonly errors: FormErrors
  readonly change: (part: Partial<RegisterDraft>) => void
}) {
  const text = useText()
  return (
    <>
      <OneFile
        name="photo"
        label={text(m.photo)}
        hint={text(m.photoHint)}
        accept="image/jpeg,image/png"
        error={errors.photo}
        done={draft.photo}
        onDone={(photo) => change({ photo })}
      />
      {kinds.map((kind) => (
        <OneFile
          key={kind}
          name={kind}
          label={text(EVIDENCE_NAMES[kind])}
          accept="image/jpeg,image/png,application/pdf"
          error={errors[kind]}
          done={draft.evidence[kind] ?? null}
          onDone={(file) => change({ evidence: { ...draft.evidence, [kind]: file } })}
        />
      ))}
    </>
  )
}

function OneFile({
  name,
  label,
  hint,
  accept,
  error,
  done,
  onDone,
}: {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly accept: string
  readonly error: string | undefined
  readonly done: Uploaded | null
  readonly onDone: (file: Uploaded) => void
}) {
  const text = useText()
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [refused, setRefused] = useState<string>()
  const send = async (chosen: File | undefined) => {
    setFile(chosen)
    setRefused(undefined)
    if (!chosen) return
    setShare(0)
    try {
      const { sha256 } = await upload(UploadEvidence, chosen, { onProgress: setShare })
      onDone({ sha256, name: chosen.name })
    } catch (problem) {
      setRefused(isProblem(problem) ? problem.title : String(problem))
    } finally {
      setShare(undefined)
    }
  }
  const more = done ? text(m.uploaded, { name: done.name }) : hint
  return (
    <>
      <FileField
        name={name}
        label={label}
        accept={accept}
        maxMegabytes={8}
        file={file}
        error={refused ?? error}
        onChange={send}
        {...(more ? { hint: more } : {})}
      />
      {share !== undefined && <Progress label={label} done={Math.round(share * 100)} total={100} />}
    </>
  )
}
