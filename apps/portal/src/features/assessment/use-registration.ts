import { ResubmitRegistration, SubmitRegistration } from '@lingjiang/assessment/contract'
import { ELIGIBILITY_RULE_SETS, evaluateEligibility, ruleSetFor } from '@lingjiang/assessment/domain'
import { plainDate } from '@lingjiang/kernel'
import { call } from '@lingjiang/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Asked, bodyOf, type Claim, type Start, toEligibilityClaim, useRegisterDraft } from './register-draft.ts'
import { asksIntent, stepsFor } from './register-steps.ts'
import type { AnnouncedSession } from './register-you.tsx'

/** What has been answered, what the rules make of it as one types, and the sending. The server decides again by the same rules. */
export function useRegistration(session: AnnouncedSession, start: Start, before: Claim) {
  const queries = useQueryClient()
  const [draft, change, forget] = useRegisterDraft(session.id, before)
  const today = plainDate(start.today)
  const ruleSet = ruleSetFor(ELIGIBILITY_RULE_SETS, today, start.ruleSet)
  const claim = toEligibilityClaim(draft.claim, session.level, start.candidate.bornOn)
  const evaluation = claim && ruleSet ? evaluateEligibility(claim, ruleSet, today) : undefined
  const holding = evaluation?.alternatives.filter((one) => one.holds) ?? []
  const only = holding.length === 1 ? holding[0] : undefined
  const outcome = holding.find((one) => one.id === draft.alternative) ?? only
  const kinds = (outcome?.evidence ?? []).filter((kind) => kind !== 'commitment-letter')
  const asked: Asked = {
    today,
    needsBirth: !start.candidate.bornOn,
    claimed: outcome !== undefined,
    kinds,
    justify: start.warnings.some((warning) => warning.effect === 'justify'),
  }
  const send = useMutation({
    mutationFn: () => {
      const body = bodyOf(draft, outcome?.id ?? '', kinds)
      return start.existing
        ? call(ResubmitRegistration, { params: { registrationId: start.existing.id }, body })
        : call(SubmitRegistration, { params: { sessionId: session.id }, body })
    },
    onSuccess: async () => {
      forget()
      await queries.invalidateQueries({ queryKey: ['assessment', 'my-registrations'] })
    },
  })
  return {
    draft,
    change,
    setClaim: (part: Partial<Claim>) => change({ claim: { ...draft.claim, ...part } }),
    evaluation,
    outcome,
    asked,
    send,
    steps: stepsFor(ruleSet, session.level),
    intent: asksIntent(ruleSet, session.level),
  }
}

export type Registration = ReturnType<typeof useRegistration>
