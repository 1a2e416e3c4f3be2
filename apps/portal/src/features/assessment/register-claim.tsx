import {
  OCCUPATION_RELATIONS,
  SCHOOL_KINDS,
  STUDY_STATUSES,
  TECHNICAL_CLASSES,
  TITLE_RANK_NAMES,
  TITLE_RANKS,
} from '@lingjiang/assessment/domain'
import { STANDARD_LEVELS } from '@lingjiang/kernel'
import { Button, CheckboxGroup, formatLevel, Select, TextField, useLanguage, useText } from '@lingjiang/ui'
import type { ReactNode } from 'react'
import type { Claim } from './register-draft.ts'
import { CLASS_NAMES, registerMessages as m, SCHOOL_NAMES, STATUS_NAMES } from './register-messages.ts'

type Step = { readonly claim: Claim; readonly change: (claim: Claim) => void; readonly needsBirth: boolean }

type Part = { readonly claim: Claim; readonly set: (part: Partial<Claim>) => void }

/** What the candidate states: birth where needed, work, certificates, titles, education. Only what one has is filled in. */
export function ClaimStep({ claim, change, needsBirth }: Step) {
  const text = useText()
  const set = (part: Partial<Claim>) => change({ ...claim, ...part })
  return (
    <>
      {needsBirth && (
        <TextField
          name="claim/bornOn"
          type="date"
          label={text(m.born)}
          hint={text(m.bornHint)}
          value={claim.bornOn ?? ''}
          onChange={(bornOn) => set({ bornOn: bornOn || null })}
          width={9}
        />
      )}
      <CheckboxGroup
        name="claim/intendsToWork"
        label={text(m.relation)}
        values={claim.intendsToWork ? ['yes'] : []}
        options={[{ value: 'yes', label: text(m.intends) }]}
        onChange={(values) => set({ intendsToWork: values.length > 0 })}
      />
      <Work claim={claim} set={set} />
      <Certificates claim={claim} set={set} />
      <Titles claim={claim} set={set} />
      <Studies claim={claim} set={set} />
    </>
  )
}

function useRelations() {
  const text = useText()
  return OCCUPATION_RELATIONS.map((value) => ({ value, label: text(m[value]) }))
}

function Work({ claim, set }: Part) {
  const text = useText()
  const relations = useRelations()
  return (
    <Entries
      title={text(m.work)}
      hint={text(m.workHint)}
      entries={claim.work}
      fresh={{ relation: 'same', from: '', to: null }}
      change={(work) => set({ work })}
      fields={(one, put, name) => (
        <>
          <Select
            name={`${name}/relation`}
            label={text(m.relation)}
            value={one.relation}
            options={relations}
            onChange={(relation) => put({ relation: relation || 'same' })}
          />
          <TextField
            name={`${name}/from`}
            type="date"
            label={text(m.from)}
            value={one.from}
            onChange={(from) => put({ from })}
          />
          <TextField
            name={`${name}/to`}
            type="date"
            label={text(m.to)}
            value={one.to ?? ''}
            onChange={(to) => put({ to: to || null })}
          />
          <TextField
            name={`${name}/employer`}
            label={text(m.employer)}
            value={one.employer ?? ''}
            onChange={(employer) => put({ employer })}
            optional
          />
        </>
      )}
    />
  )
}

function Certificates({ claim, set }: Part) {
  const text = useText()
  const relations = useRelations()
  const language = useLanguage()
  const levels = STANDARD_LEVELS.map((value) => ({ value, label: formatLevel(value, language) }))
  return (
    <Entries
      title={text(m.certificates)}
      hint={text(m.certificatesHint)}
      entries={claim.certificates}
      fresh={{ relation: 'same', level: '5', issuedOn: '' }}
      change={(certificates) => set({ certificates })}
      fields={(one, put, name) => (
        <>
          <Select
            name={`${name}/relation`}
            label={text(m.relation)}
            value={one.relation}
            options={relations}
            onChange={(relation) => put({ relation: relation || 'same' })}
          />
          <Select
            name={`${name}/level`}
            label={text(m.level)}
            value={one.level as (typeof STANDARD_LEVELS)[number]}
            options={levels}
            onChange={(level) => put({ level: level || '5' })}
          />
          <TextField
            name={`${name}/issuedOn`}
            type="date"
            label={text(m.issuedOn)}
            value={one.issuedOn}
            onChange={(issuedOn) => put({ issuedOn })}
          />
        </>
      )}
    />
  )
}

function Titles({ claim, set }: Part) {
  const text = useText()
  return (
    <Entries
      title={text(m.titles)}
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
            value={one.awardedOn}
            onChange={(awardedOn) => put({ awardedOn })}
          />
        </>
      )}
    />
  )
}

function Studies({ claim, set }: Part) {
  const text = useText()
  const relations = useRelations()
  return (
    <Entries
      title={text(m.studies)}
      entries={claim.studies}
      fresh={{ school: 'secondary-vocational-school', technicalClass: 'none', relation: 'same', status: 'graduate' }}
      change={(studies) => set({ studies })}
      fields={(one, put, name) => (
        <>
          <Select
            name={`${name}/school`}
            label={text(m.school)}
            value={one.school}
            options={SCHOOL_KINDS.map((value) => ({ value, label: text(SCHOOL_NAMES[value]) }))}
            onChange={(school) => put({ school: school || one.school })}
          />
          <Select
            name={`${name}/technicalClass`}
            label={text(m.technicalClass)}
            value={one.technicalClass}
            options={TECHNICAL_CLASSES.map((value) => ({ value, label: text(CLASS_NAMES[value]) }))}
            onChange={(technicalClass) => put({ technicalClass: technicalClass || 'none' })}
          />
          <Select
            name={`${name}/status`}
            label={text(m.status)}
            value={one.status}
            options={STUDY_STATUSES.map((value) => ({ value, label: text(STATUS_NAMES[value]) }))}
            onChange={(status) => put({ status: status || one.status })}
          />
          <Select
            name={`${name}/relation`}
            label={text(m.relation)}
            value={one.relation}
            options={relations}
            onChange={(relation) => put({ relation: relation || 'same' })}
          />
        </>
      )}
    />
  )
}

function Entries<E extends object>({
  title,
  hint,
  entries,
  fresh,
  change,
  fields,
}: {
  readonly title: string
  readonly hint?: string
  readonly entries: readonly E[]
  readonly fresh: E
  readonly change: (entries: E[]) => void
  readonly fields: (entry: E, put: (part: Partial<E>) => void, name: string) => ReactNode
}) {
  const text = useText()
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {hint && <p className="lj-hint">{hint}</p>}
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity of their own, and stay in their order
        <div key={index} className="claim-entry">
          {fields(
            entry,
            (part) => change(entries.map((one, at) => (at === index ? { ...one, ...part } : one))),
            `${title}/${index}`,
          )}
          <Button look="quiet" onClick={() => change(entries.filter((_, at) => at !== index))}>
            {text(m.remove)}
          </Button>
        </div>
      ))}
      <Button look="secondary" onClick={() => change([...entries, { ...fresh }])}>
        {text(m.add)}
      </Button>
    </section>
  )
}
