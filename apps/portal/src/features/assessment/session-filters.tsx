import type { SkillLevel } from '@lingjiang/kernel'
import { Button, Checkbox, TextField, useText } from '@lingjiang/ui'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CitySelect } from '../../parts/city-select.tsx'
import { LevelSelect } from '../../parts/level-select.tsx'
import { portalPartMessages } from '../../parts/messages.ts'
import { MoreFilters } from '../../parts/more-filters.tsx'
import { OccupationField, useOccupationName } from '../../parts/occupation-field.tsx'
import { onlyGiven } from '../../parts/read-search.ts'
import type { SessionSearch } from './search.ts'
import { sessionMessages as m } from './session-messages.ts'

type Filters = Omit<SessionSearch, 'cursor'>

/** What session one looks for. Sending it changes the address; the page follows the address. */
export function SessionFilters({ search }: { readonly search: Filters }) {
  const text = useText()
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ text: '', region: '', from: '', to: '', ...search })
  const name = useOccupationName(search.occupation)
  const [occupation, setOccupation] = useState(search.occupation ? { code: search.occupation, name: '' } : undefined)
  const folded = [search.text, search.from, search.to, search.all].filter(Boolean).length
  const submit = () =>
    navigate({ to: '/sessions', search: onlyGiven({ ...draft, occupation: occupation?.code }) as SessionSearch })
  return (
    <search>
      <form
        className="portal-search"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <OccupationField
          value={occupation && { ...occupation, name: occupation.name || name }}
          onChange={setOccupation}
        />
        <div className="portal-filters">
          <CitySelect value={draft.region} onChange={(region) => setDraft({ ...draft, region })} />
          <LevelSelect
            value={draft.level ?? ''}
            onChange={(level) => setDraft({ ...draft, level: level as SkillLevel })}
          />
        </div>
        <MoreFilters chosen={folded}>
          <TextField
            name="text"
            label={text(m.text)}
            value={draft.text}
            onChange={(value) => setDraft({ ...draft, text: value })}
            maxLength={60}
          />
          <TextField
            name="from"
            type="date"
            label={text(m.from)}
            value={draft.from}
            onChange={(from) => setDraft({ ...draft, from })}
          />
          <TextField
            name="to"
            type="date"
            label={text(m.to)}
            value={draft.to}
            onChange={(to) => setDraft({ ...draft, to })}
          />
          <Checkbox
            name="open"
            label={text(m.openOnly)}
            checked={!draft.all}
            onChange={(open) => {
              const { all: _all, ...rest } = draft
              setDraft(open ? rest : { ...rest, all: true })
            }}
          />
        </MoreFilters>
        <div className="lj-actions">
          <Button type="submit" wide>
            {text(portalPartMessages.search)}
          </Button>
          {Object.keys(search).length > 0 && (
            <Link to="/sessions" search={{}}>
              {text(portalPartMessages.clear)}
            </Link>
          )}
        </div>
      </form>
    </search>
  )
}
