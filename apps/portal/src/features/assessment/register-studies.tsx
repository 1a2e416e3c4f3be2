import { SCHOOL_KINDS, type SchoolKind, STUDY_STATUSES, TECHNICAL_CLASSES } from '@lingjiang/assessment/domain'
import { Checkbox, Select, useText } from '@lingjiang/ui'
import { type ClaimPage, Relation } from './register-claim.tsx'
import type { Claim } from './register-draft.ts'
import { RegisterEntries } from './register-entries.tsx'
import { CLASS_NAMES, registerMessages as m, SCHOOL_NAMES, STATUS_NAMES } from './register-messages.ts'

const TECHNICAL: readonly SchoolKind[] = ['ordinary-technical-school', 'senior-technical-school', 'technician-college']
const COLLEGES: readonly SchoolKind[] = ['higher-vocational-college', 'university']

/** Schools finished or attended; the class is asked of technical colleges, the approved programme of higher schools. */
export function StudiesPage({ claim, set }: ClaimPage) {
  const text = useText()
  return (
    <RegisterEntries
      part="studies"
      entries={claim.studies}
      fresh={
        {
          school: 'secondary-vocational-school',
          technicalClass: 'none',
          relation: 'same',
          status: 'graduate',
        } as Claim['studies'][number]
      }
      change={(studies) => set({ studies })}
      fields={(one, put, name) => (
        <>
          <Select
            name={`${name}/school`}
            label={text(m.school)}
            value={one.school}
            options={SCHOOL_KINDS.map((value) => ({ value, label: text(SCHOOL_NAMES[value]) }))}
            onChange={(school) =>
              put({ school: school || one.school, technicalClass: 'none', approvedProgramme: false })
            }
          />
          {TECHNICAL.includes(one.school) && (
            <Select
              name={`${name}/technicalClass`}
              label={text(m.technicalClass)}
              value={one.technicalClass}
              options={TECHNICAL_CLASSES.map((value) => ({ value, label: text(CLASS_NAMES[value]) }))}
              onChange={(technicalClass) => put({ technicalClass: technicalClass || 'none' })}
            />
          )}
          <Select
            name={`${name}/status`}
            label={text(m.status)}
            value={one.status}
            options={STUDY_STATUSES.map((value) => ({ value, label: text(STATUS_NAMES[value]) }))}
            onChange={(status) => put({ status: status || one.status })}
          />
          <Relation name={name} value={one.relation} onChange={(relation) => put({ relation })} />
          {COLLEGES.includes(one.school) && (
            <Checkbox
              name={`${name}/approvedProgramme`}
              label={text(m.approved)}
              hint={text(m.approvedHint)}
              checked={one.approvedProgramme ?? false}
              onChange={(approvedProgramme) => put({ approvedProgramme })}
            />
          )}
        </>
      )}
    />
  )
}
