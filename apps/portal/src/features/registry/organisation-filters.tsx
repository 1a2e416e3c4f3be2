import {
  AUDIENCE_NAMES,
  AUDIENCES,
  type Audience,
  ORGANISATION_KIND_NAMES,
  ORGANISATION_KINDS,
  type OrganisationKind,
  SKILL_LEVEL_NAMES,
  SKILL_LEVELS,
  type SkillLevel,
} from '@lingjiang/kernel'
import { Button, Select, TextField, useText } from '@lingjiang/ui'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CitySelect } from '../../parts/city-select.tsx'
import { portalPartMessages } from '../../parts/messages.ts'
import { MoreFilters } from '../../parts/more-filters.tsx'
import { OccupationField, useOccupationName } from '../../parts/occupation-field.tsx'
import { onlyGiven } from '../../parts/read-search.ts'
import { organisationMessages as m } from './messages.ts'
import type { OrganisationSearch } from './routes.ts'

type Filters = Omit<OrganisationSearch, 'cursor'>

/** What organisation one looks for. Sending it changes the address; the page follows the address. */
export function OrganisationFilters({ search }: { readonly search: Filters }) {
  const text = useText()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Filters>(search)
  const name = useOccupationName(search.occupation)
  const [occupation, setOccupation] = useState(search.occupation ? { code: search.occupation, name: '' } : undefined)
  const change = (part: { readonly [Name in keyof Filters]?: Filters[Name] | '' }) =>
    setDraft({ ...draft, ...part } as Filters)
  const submit = () => {
    const wanted = { ...draft, text: draft.text?.trim(), occupation: occupation?.code }
    void navigate({ to: '/organisations', search: onlyGiven(wanted) as OrganisationSearch })
  }
  return (
    <search>
      <form
        className="portal-search"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          name="text"
          label={text(m.searchLabel)}
          hint={text(m.searchHint)}
          type="search"
          value={draft.text ?? ''}
          onChange={(value) => change({ text: value })}
          maxLength={60}
        />
        <div className="portal-filters">
          <CitySelect value={draft.region ?? ''} onChange={(region) => change({ region })} />
          <Select<OrganisationKind>
            name="kind"
            label={text(m.kind)}
            empty={text(m.anyKind)}
            value={draft.kind ?? ''}
            onChange={(kind) => change({ kind })}
            options={ORGANISATION_KINDS.map((kind) => ({ value: kind, label: text(ORGANISATION_KIND_NAMES[kind]) }))}
          />
        </div>
        <MoreFilters chosen={[search.occupation, search.audience, search.level].filter(Boolean).length}>
          <OccupationField
            value={occupation && { ...occupation, name: occupation.name || name }}
            onChange={setOccupation}
          />
          <Select<Audience>
            name="audience"
            label={text(m.audience)}
            empty={text(m.anyAudience)}
            value={draft.audience ?? ''}
            onChange={(audience) => change({ audience })}
            options={AUDIENCES.map((audience) => ({ value: audience, label: text(AUDIENCE_NAMES[audience]) }))}
          />
          <Select<SkillLevel>
            name="level"
            label={text(m.level)}
            empty={text(m.anyLevel)}
            value={draft.level ?? ''}
            onChange={(level) => change({ level })}
            options={SKILL_LEVELS.map((level) => ({ value: level, label: text(SKILL_LEVEL_NAMES[level]) }))}
          />
        </MoreFilters>
        <div className="lj-actions">
          <Button type="submit" wide>
            {text(portalPartMessages.search)}
          </Button>
          {Object.keys(search).length > 0 && (
            <Link to="/organisations" search={{}}>
              {text(portalPartMessages.clear)}
            </Link>
          )}
        </div>
      </form>
    </search>
  )
}
