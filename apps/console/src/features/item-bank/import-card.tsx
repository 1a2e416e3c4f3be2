import { FileField, isProblem, useText } from '@lingjiang/ui'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { useImport } from './banks-api.ts'
import { bankMessages as m } from './messages.ts'

/** The server's limit for a file of items. */
const MOST_MEGABYTES = 20

/** Sends one file; its faults are listed by file and row, and then nothing of it was taken over. */
export function ImportCard({ bankId }: { readonly bankId: string }) {
  const text = useText()
  const { message } = App.useApp()
  const [file, setFile] = useState<File>()
  const [round, setRound] = useState(0)
  const taking = useImport(bankId)
  const faults = isProblem(taking.error) ? taking.error.faults : []
  const send = () =>
    file &&
    taking.mutate(file, {
      onSuccess: (reply) => {
        void message.success(text(m.imported, { items: reply.items, replaced: reply.replaced }))
        setFile(undefined)
        setRound(round + 1)
      },
    })
  return (
    <section className="frame-card frame" aria-labelledby="import">
      <h2 id="import">{text(m.importTitle)}</h2>
      <p className="lj-muted">{text(m.importLead)}</p>
      <FileField
        key={round}
        name="items"
        label={text(m.file)}
        accept=".zip,.xml,application/zip,application/xml,text/xml"
        maxMegabytes={MOST_MEGABYTES}
        file={file}
        onChange={(chosen) => {
          setFile(chosen)
          taking.reset()
        }}
      />
      <Button type="primary" disabled={!file} loading={taking.isPending} onClick={send}>
        {text(m.importNow)}
      </Button>
      {faults.length > 0 ? (
        <Alert
          type="error"
          role="alert"
          title={text(m.faults, { count: faults.length })}
          description={
            <ul className="bank-faults">
              {faults.map((fault) => (
                <li key={`${fault.pointer} ${fault.row ?? ''} ${fault.text}`}>
                  <b className="long-word">
                    {fault.pointer.replace(/^\//, '')}
                    {fault.row === undefined ? '' : ` · ${text(m.faultRow)} ${fault.row}`}
                  </b>
                  <br />
                  {fault.text}
                </li>
              ))}
            </ul>
          }
        />
      ) : (
        <ProblemAlert error={taking.error} />
      )}
    </section>
  )
}
