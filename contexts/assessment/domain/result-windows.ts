import { addMonths, type PlainDate } from '@lingjiang/kernel'
import { addWorkdays } from '@lingjiang/workdays'
import type { AssessmentParameters } from './parameters.ts'

export type Window = { readonly from: PlainDate; readonly to: PlainDate }

/** The days on which results stand in public: from publication through the last working day of the limit. */
export function publicityWindow(publishedOn: PlainDate, p: AssessmentParameters): Window {
  return { from: publishedOn, to: addWorkdays(publishedOn, p['assessment.result.publicity']) }
}

/** The days on which a candidate may ask for a re-check. */
export function recheckWindow(publishedOn: PlainDate, p: AssessmentParameters): Window {
  return { from: publishedOn, to: addWorkdays(publishedOn, p['assessment.result.recheck-window']) }
}

export function isWithin(window: Window, on: PlainDate): boolean {
  return window.from <= on && on <= window.to
}

/** The last day on which a passed subject still counts for a resit of the others. */
export function passedSubjectKeptTo(resultOn: PlainDate, p: AssessmentParameters): PlainDate {
  return addMonths(resultOn, p['assessment.result.resit-months'])
}
