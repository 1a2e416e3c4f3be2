import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

type Loaded<P extends object> = LazyExoticComponent<ComponentType<P>>

/** What a feature adds to the page of its cases: the facts of the subject, and forms for actions that need more than a reason. */
export type CaseView = {
  readonly Facts?: Loaded<{ readonly subjectId: string }>
  readonly forms?: Readonly<
    Record<string, Loaded<{ readonly subjectId: string; readonly onInput: (input: unknown) => void }>>
  >
}

const filing: CaseView = {
  Facts: lazy(() =>
    import('../features/registry/filing-case-facts.tsx').then((file) => ({ default: file.FilingCaseFacts })),
  ),
}

/** By name of the process. A feature adds its line together with its components: `'registry.filing': { Facts: lazy(() => import(…)) }`. */
export const CASE_VIEWS: Readonly<Record<string, CaseView>> = {
  'registry.filing-employer': filing,
  'registry.filing-college': filing,
  'registry.filing-social': filing,
  'assessment.session': { Facts: lazy(() => import('../features/assessment/session-case-facts.tsx')) },
  'assessment.recheck': {
    Facts: lazy(() => import('../features/results/recheck-facts.tsx')),
    forms: { conclude: lazy(() => import('../features/results/conclude-recheck.tsx')) },
  },
}
