import {
  OCCUPATION_RELATIONS,
  type OccupationRelation,
  TITLE_RANK_NAMES,
  TITLE_RANKS,
  wordTime,
} from '@lingjiang/assessment/domain'
import { STANDARD_LEVELS } from '@lingjiang/kernel'
import { type FormErrors, formatLevel, RadioGroup, Select, TextField, useLanguage, useText } from '@lingjiang/ui'
import { type Claim, timeWorked } from './register-draft.ts'
import { RegisterEntries } from './register-entries.tsx'
import { registerMessages as m } from './register-messages.ts'

export type ClaimPage = {
  readonly claim: Claim
  readonly set: (part: Partial<Claim>) => void
  readonly errors: FormErrors
  readonly today: string
}

export function Relation({
  name,
  value,
  onChange,
}: {
  readonly name: string
  readonly value: OccupationRelation
  readonly onChange: (relation: OccupationRelation) => void
}) {
  const text = useText()
  return (
    <RadioGroup<OccupationRelation>
      name={`${name}/relation`}
      label={text(m.relation)}
      value={value}
      onChange={onChange}
      options={OCCUPATION_RELATIONS.map((relation) => ({ value: relation, label: text(m[relation]) }))}
    />
  )
}

/** Times of work, with what they add up to. */
export function WorkPage({ claim, set, errors, today }: ClaimPage) {
  const text = useText()
  const total = timeWorked(claim, today)
  return (
    <>
      <RegisterEntries
        part="work"
        entries={claim.work}
        fresh={{ relation: 'same', from: '', to: null } as Claim['work'][number]}
        change={(work) => set({ work })}
        fields={(one, put, name) => (
          <>
            <TextField
              name={`${name}/from`}
              type="date"
              label={text(m.from)}
              error={errors[`${name}/from`]}
              value={one.from}
              onChange={(from) => put({ from })}
              max={today}
            />
            <TextField
              name={`${name}/to`}
              type="date"
              label={text(m.to)}
              hint={text(m.toHint)}
              error={errors[`${name}/to`]}
              value={one.to ?? ''}
              onChange={(to) => put({ to: to || null })}
            />
            <Relation name={name} value={one.relation} onChange={(relation) => put({ relation })} />
            <TextField
              name={`${name}/employer`}
              label={text(m.employer)}
              optional
              value={one.employer ?? ''}
              onChange={(employer) => put({ employer })}
              maxLength={100}
            />
          </>
        )}
      />
      <p className="register-total" role="status">
        {total > 0 && text(m.workTotal, { time: text(wordTime(total)) })}
      </p>
    </>
  )
}

export function CertificatesPage({ claim, set, errors, today }: ClaimPage) {
  const text = useText()
  const language = useLanguage()
  return (
    <RegisterEntries
      part="certificates"
      entries={claim.certificates}
      fresh={{ relation: 'same', level: '5', issuedOn: '' } as Claim['certificates'][number]}
      change={(certificates) => set({ certificates })}
      fields={(one, put, name) => (
        <>
          <Select
            name={`${name}/level`}
            label={text(m.level)}
            value={one.level as (typeof STANDARD_LEVELS)[number]}
            options={STANDARD_LEVELS.map((value) => ({ value, label: formatLevel(value, language) }))}
            onChange={(level) => put({ level: level || '5' })}
          />
          <TextField
            name={`${name}/issuedOn`}
            type="date"
            label={text(m.issuedOn)}
            error={errors[`${name}/issuedOn`]}
            value={one.issuedOn}
            onChange={(issuedOn) => put({ issuedOn })}
            max={today}
          />
          <Relation name={name} value={one.relation} onChange={(relation) => put({ relation })} />
          <TextField
            name={`${name}/number`}
            label={text(m.certificateNumber)}
            optional
            value={one.number ?? ''}
            onChange={(number) => put({ number })}
            maxLength={30}
            spellCheck={false}
          />
        </>
      )}
    />
  )
}

export function TitlesPage({ claim, set, errors, today }: ClaimPage) {
  const text = useText()
  return (
    <RegisterEntries
      part="titles"
      entries={claim.titles}
      fresh={{ relation: 'same', rank: 'junior', awardedOn: '' } as Claim['titles'][number]}
      change={(titles) => set({ titles })}
      fields={(one, put, name) => (
        <>
          <Select
            name={`${name}/rank`}
            label={text(m.rank)}
            value={one.rank}
            options={TITLE_RANKS.map((value) => ({ value, label: text(TITLE_RANK_NAMES[value]) }))}
            onChange={(rank) => put({ rank: rank || 'junior' })}
          />
          <TextField
            name={`${name}/awardedOn`}
            type="date"
            label={text(m.awardedOn)}
            error={errors[`${name}/awardedOn`]}
            value={one.awardedOn}
            onChange={(awardedOn) => put({ awardedOn })}
            max={today}
          />
          <Relation name={name} value={one.relation} onChange={(relation) => put({ relation })} />
        </>
      )}
    />
  )
}
