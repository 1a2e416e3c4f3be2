import type { AnyJob, CaseHandler, Route } from '@lingjiang/platform'
import { saveAnswers, submitPaper } from './delivery-answers.ts'
import { getSitting, openPaper, signInToExam } from './delivery-exam.ts'
import { closeSittingsJob } from './delivery-marking.ts'
import {
  checkInCandidate,
  closeExamRoom,
  getExamRoom,
  listExamRooms,
  openExamRoom,
  recordIncident,
} from './delivery-rooms.ts'

import { askRecheck, getRecheck, listMyResults, recheckCases } from './results-recheck.ts'
import { enterScore, getPublicity, getScoreHistory, getSessionResults, listPublicity } from './results-routes.ts'
import { correctSheet, getScoringSlot, listScoringSlots, saveSheet, signSheets } from './scoring-sheets.ts'

/** Delivery, scoring and results: the second half of the context. */
export const examRoutes: readonly Route[] = [
  signInToExam,
  getSitting,
  openPaper,
  saveAnswers,
  submitPaper,
  listExamRooms,
  getExamRoom,
  openExamRoom,
  closeExamRoom,
  checkInCandidate,
  recordIncident,
  listScoringSlots,
  getScoringSlot,
  saveSheet,
  signSheets,
  correctSheet,
  getSessionResults,
  getScoreHistory,
  enterScore,
  listPublicity,
  getPublicity,
  listMyResults,
  askRecheck,
  getRecheck,
]

export const examJobs: readonly AnyJob[] = [closeSittingsJob]

export const examCases: readonly CaseHandler[] = [recheckCases]
