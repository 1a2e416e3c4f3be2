import type { AnyJob, Route } from '@lingjiang/platform'
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
]

export const examJobs: readonly AnyJob[] = [closeSittingsJob]
