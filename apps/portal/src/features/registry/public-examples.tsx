import { ORGANISATION_KIND_NAMES } from '@lingjiang/kernel'
import { ListPublicExamples } from '@lingjiang/registry/contract'
import { Button, call, StatusTag, useJoin, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { organisationMessages as m } from './messages.ts'
import './registry.css'

/** Enough to see what they are; the others on demand, so that a phone need not scroll past forty cards. */
const FIRST_SHOWN = 6

/** Real organisations: nothing is said of them that their source does not say. */
export function PublicExamples({ text: wanted }: { readonly text: string }) {
  const text = useText()
  const join = useJoin()
  const [all, setAll] = useState(false)
  const { data } = useQuery({
    queryKey: ['catalogue', 'examples', wanted],
    queryFn: ({ signal }) =>
      call(ListPublicExamples, { query: wanted ? { text: wanted } : {}, signal }).then((reply) => reply.organisations),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data || data.length === 0) return null
  return (
    <section aria-labelledby="examples" className="organisation-examples">
      <h2 id="examples">{text(m.examples)}</h2>
      <p className="lj-muted">{text(m.examplesLead)}</p>
      <ul className="organisations">
        {(all ? data : data.slice(0, FIRST_SHOWN)).map((organisation) => (
          <li key={`${organisation.name} ${organisation.kind}`}>
            <h3>{organisation.name}</h3>
            <p>
              <StatusTag tone="info">{text(m.exampleTag)}</StatusTag>
            </p>
            <p className="lj-muted">
              {[text(ORGANISATION_KIND_NAMES[organisation.kind]), organisation.city].filter(Boolean).join(' · ')}
            </p>
            {organisation.occupations.length > 0 && (
              <p>{join(organisation.occupations.map((one) => one.name + (one.code ? ` ${one.code}` : '')))}</p>
            )}
            <p className="lj-small lj-muted">
              {text(m.source, { source: organisation.source })}
              {organisation.occupations.some((one) => one.codeBasis === 'analyst') && ` · ${text(m.codeAdded)}`}
            </p>
          </li>
        ))}
      </ul>
      {!all && data.length > FIRST_SHOWN && (
        <p>
          <Button look="secondary" onClick={() => setAll(true)}>
            {text(m.examplesAll, { count: data.length })}
          </Button>
        </p>
      )}
    </section>
  )
}
